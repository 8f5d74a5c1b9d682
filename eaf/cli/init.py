"""``eaf init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from eaf.api.scaffold import new_workspace
from eaf.cli.words import NEXT


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pack", default="vn-cpdt-2.0", show_default=True, help="gói quy tắc · the rule pack")
@click.option("--id", "id_", help="mã không gian kiến trúc · id of the workspace (default: the folder's name)")
@click.option("--name", default="", help="tên cơ quan · name of the body")
@click.option(
    "--level",
    default="",
    help="cấp cơ quan theo gói · level of the body, as the pack has them; vn-cpdt-2.0:"
    " national, city (mặc định · default), department, district, commune",
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="ngôn ngữ · language of the workspace"
)
def command(folder: Path, pack: str, id_: str | None, name: str, level: str, lang: str) -> int:
    """Tạo không gian kiến trúc mới, kiểm tra được ngay · Make a new workspace that can be checked at once."""
    made = new_workspace(folder, pack, id_ or "", name, "en" if lang == "en" else "vi", level)
    for path in made:
        click.echo(f"+ {path}")
    click.echo(f"Bước tiếp theo · Next step: eaf check {shlex.quote(str(folder))}")
    click.echo(NEXT)
    return 0
