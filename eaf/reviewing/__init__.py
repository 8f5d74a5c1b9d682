"""What a change does: findings, figures, who has to approve it, and how it looks. Values in, values out."""
