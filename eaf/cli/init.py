"""``eaf init``."""

from __future__ import annotations

from pathlib import Path

import click

from eaf.api.scaffold import new_workspace


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pack", default="vn-cpdt-2.0", show_default=True, help="gói quy tắc · the rule pack")
@click.option("--id", "id_", help="mã không gian kiến trúc · id of the workspace (default: the folder's name)")
@click.option("--name", default="", help="tên cơ quan · name of the body")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
def command(folder: Path, pack: str, id_: str | None, name: str, lang: str) -> int:
    """Tạo không gian kiến trúc mới, kiểm tra được ngay · Make a new workspace that can be checked at once."""
    made = new_workspace(folder, pack, id_ or "", name, "en" if lang == "en" else "vi")
    for path in made:
        click.echo(f"+ {path}")
    click.echo(f"eaf check {folder}")
    return 0
