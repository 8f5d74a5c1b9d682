"""The ``eaf`` command: a group whose sub-commands are imported only when they are called."""

from __future__ import annotations

import importlib
import os
import sys

import click

from eaf import __version__
from eaf.cli.usage import Commands, said, told
from eaf.cli.words import EPILOG, INTERNAL
from eaf.errors import EafError

COMMANDS: dict[str, str] = {
    "baseline": "lập, rà soát, thu nhỏ nền · make, check and prune the baseline",
    "bundle": "lập hồ sơ minh chứng của một commit · write an evidence archive of a commit",
    "check": "chạy các quy tắc trên mô hình · run the rules over the model",
    "diff": "so sánh hai phiên bản Git theo nghĩa · compare two Git revisions by meaning",
    "explain": "giải thích quy tắc, loại quy tắc, điều khoản, phần tử, mã vấn đề · explain a rule, kind, clause, element or problem code",
    "init": "tạo không gian kiến trúc mới · make a new workspace",
    "pack": "gói quy tắc tự chứng minh · rule packs prove themselves: test, lint, mutate, kinds, fill",
    "query": "liệt kê các phần tử được chọn · list the selected elements",
    "review": "rà soát một thay đổi: gây ra gì, ai phê duyệt · review a change: what it causes, who approves",
    "schema": "in JSON Schema cho trình soạn thảo · print JSON Schemas for editors",
    "show": "xem một phần tử và các quan hệ · show an element and its relationships",
    "site": "dựng hoặc mở trang thông tin kiến trúc · build or serve the site",
    "trend": "diễn biến tuân thủ qua lịch sử Git · how compliance went, commit by commit",
    "verify": "đối chiếu một hồ sơ minh chứng · verify an evidence archive",
    "view": "vẽ một sơ đồ · draw one diagram",
    "waivers": "sổ miễn trừ · the register of waivers",
}


class LazyGroup(Commands):
    """A group that knows the names and help of its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in order of name."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"eaf.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help without importing anything."""
        del ctx
        with formatter.section("Lệnh · Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(__version__, prog_name="eaf", message="%(prog)s %(version)s")
def cli() -> None:
    """Kiến trúc dưới dạng mã, kiểm tra theo khung · Enterprise architecture as code, checked against a framework."""


def main() -> None:
    """Run the command line; whatever keeps it from doing its work ends in exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except (OSError, SystemExit) as error:  # click answers a reader that went away with an exit of its own
        _say_no_more()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            click.echo(f"eaf: {error.strerror}", err=True)
        sys.exit(2)
    except Exception as error:  # noqa: BLE001 - the last place where a fault of the tool can become words
        _explain(error)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


def _say_no_more() -> None:
    """Let what is still to be written go nowhere: whoever should take it cannot."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception) -> None:
    """Say on standard error what went wrong; a fault of the tool itself is raised when EAF_DEBUG is set."""
    if isinstance(error, click.UsageError) and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(told(error), err=True)
    elif isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, EafError):
        click.echo(said(error), err=True)
    elif not isinstance(error, click.Abort):
        if os.environ.get("EAF_DEBUG"):
            raise error
        click.echo(f"eaf: {INTERNAL} {type(error).__name__}: {error}", err=True)
