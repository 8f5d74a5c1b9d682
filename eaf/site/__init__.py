"""The published site: what each page says (pages), how it looks (theme), and what is written when (build)."""
