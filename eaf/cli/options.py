"""Options that several commands share, and the progress line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.errors import EafError
from eaf.loading.surroundings import find_workspace, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from eaf.api import Session
    from eaf.model.model import Model
    from eaf.text import Language

PHASES = {
    "read": "đọc tệp · reading files",
    "rules": "chạy quy tắc · running rules",
    "pages": "dựng trang · building pages",
    "history": "đọc lịch sử · replaying history",
}

language_option = click.option("--lang", type=click.Choice(["vi", "en"]), help="ngôn ngữ của kết quả · language of the output")
workspace_option = click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path),
    default=Path(),
    help="thư mục kiến trúc · the workspace (default: found from here upwards)",
)
as_of_option = click.option(
    "--as-of",
    "as_of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="ngày đánh giá · the date to judge at (default: today in Vietnam)",
)
baseline_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="tệp nền · the baseline (default: baseline.txt in the workspace, where there is one)",
)
cache_option = click.option(
    "--cache/--no-cache",
    "use_cache",
    default=True,
    help="dùng kết quả đã lưu của lần trước · use what earlier runs kept (default)",
)
plateau_option = click.option("--plateau", default="", help="giai đoạn kiến trúc · only what is there at this plateau")


def in_ci() -> bool:
    """Whether this runs in continuous integration: every service sets ``CI``."""
    return bool(os.environ.get("CI"))


def day_of(moment: datetime | None) -> date:
    """The date given, or today's."""
    return moment.date() if moment else today()


def said_language(given: str | None, model: Model | None) -> Language:
    """The language asked for, else the workspace's."""
    if given == "en":
        return "en"
    return model.workspace.language if model and not given else "vi"


class IncompleteError(EafError):
    """The model could not be read, so the command has nothing to work on."""


def model_session(workspace: Path) -> tuple[Session, Model]:
    """A workspace that reads without a problem; otherwise the problems are printed and the command ends with 2."""
    from eaf.api import load  # noqa: PLC0415 - all of the engine, which a kept result does not need

    session = load(find_workspace(workspace), progress=progress())
    if session.loaded.model is None or session.problems:
        for each in session.problems:
            click.echo(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}", err=True)
        message = f"mô hình có {len(session.problems)} vấn đề, xem 'eaf check' · the model has {len(session.problems)} problems"
        raise IncompleteError(message)
    return session, session.loaded.model


def progress() -> Callable[[str, int, int], None] | None:
    """A line on the terminal for long work; nothing in CI, in a pipe or for small work."""
    if not sys.stderr.isatty() or in_ci():
        return None

    def show(phase: str, done: int, total: int) -> None:
        if total >= 50 and (done == total or done % max(1, total // 50) == 0):
            click.echo(
                f"\r{PHASES.get(phase, phase)} {done}/{total}\033[K" + ("\r\033[K" if done == total else ""), nl=False, err=True
            )

    return show
