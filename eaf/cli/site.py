"""``eaf site build`` and ``eaf site serve``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.cli.options import as_of_option, day_of, plateau_option, progress, workspace_option
from eaf.cli.usage import Commands
from eaf.model.audience import CLASSIFICATIONS, EVERYTHING

if TYPE_CHECKING:
    from datetime import datetime


output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="thư mục kết quả · folder to write (default: site beside mkdocs.yml)"
)


audience_option = click.option(
    "--audience",
    type=click.Choice(CLASSIFICATIONS),
    default=EVERYTHING,
    show_default=True,
    help="chỉ đưa lên những gì đối tượng này được xem · only what this audience may see",
)


trend_option = click.option(
    "--trend",
    is_flag=True,
    help="thêm diễn biến qua lịch sử Git vào báo cáo tuân thủ · tell in the compliance report how it went, from the Git history",
)


@click.group(cls=Commands)
def command() -> None:
    """Trang thông tin kiến trúc · The architecture site."""


@command.command()
@workspace_option
@output_option
@as_of_option
@plateau_option
@audience_option
@trend_option
def build(workspace: Path, output: Path | None, as_of: datetime | None, plateau: str, audience: str, *, trend: bool) -> int:
    """Kiểm tra mô hình, vẽ sơ đồ và dựng trang · Check the model, draw the diagrams and build the site."""
    from eaf.api.site import Showing, build_site  # noqa: PLC0415 - heavy, and only needed here

    outcome = build_site(workspace, output, day_of(as_of), plateau, progress(), Showing(audience, trend))
    for line in outcome.lines:
        click.echo(line)
    return outcome.status


@command.command()
@workspace_option
@output_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="cổng · the port")
@as_of_option
@plateau_option
@audience_option
@trend_option
def serve(  # noqa: PLR0913 - one argument for each option of the contract
    workspace: Path, output: Path | None, port: int, as_of: datetime | None, plateau: str, audience: str, *, trend: bool
) -> int:
    """Dựng trang rồi mở tại máy này · Build the site and serve it on this machine only."""
    from eaf.api.site import Showing, build_site  # noqa: PLC0415 - heavy, and only needed here
    from eaf.site.serve import file_server, serve_until_interrupted  # noqa: PLC0415 - only this command serves

    outcome = build_site(workspace, output, day_of(as_of), plateau, progress(), Showing(audience, trend))
    for line in outcome.lines:
        click.echo(line)
    if outcome.status == 2:
        return 2
    server = file_server(outcome.folder, port)
    click.echo(f"http://127.0.0.1:{port}/  (Ctrl+C)")
    serve_until_interrupted(server)
    return 0
