"""Wrong calls, said in both languages: click finds them, and words them in English only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eaf.errors import NotFoundError
from eaf.text import Text, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.errors import EafError

_MEANT = "có phải · did you mean:"
_NO_COMMAND = Text("không có lệnh '{name}'", "there is no command '{name}'")
_NO_OPTION = Text("không có tùy chọn '{name}'", "there is no option '{name}'")
_MISSING = Text("thiếu {name}", "{name} is missing")
_BAD_VALUE = Text("giá trị của {name} không dùng được", "the value of {name} cannot be used")
_BAD_CALL = Text("gọi lệnh chưa đúng", "the command is not called as it must be")


class Commands(click.Group):
    """A group that answers an unknown command with those that were perhaps meant, else with all of them."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises :class:`NotFoundError`."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            meant = nearest(args[0], known)
            message = in_both(_NO_COMMAND.format(name=args[0]))
            raise NotFoundError(message if meant else f"{message}: {', '.join(known)}", meant)
        return super().resolve_command(ctx, args)


def in_both(text: Text) -> str:
    """A text in both languages at once, for when the reader's is not known."""
    return f"{text.vi} · {text.en}"


def said(error: EafError) -> str:
    """What to say of an error of the package's own: its message, and what was perhaps meant."""
    return "\n".join(_lines(str(error), error.suggestions if isinstance(error, NotFoundError) else ()))


def _lines(message: str, meant: Sequence[str] | None) -> list[str]:
    return [f"eaf: {message}", *([f"     {_MEANT} {', '.join(meant)}?"] if meant else [])]


def told(error: click.UsageError) -> str:
    """What to say of a wrong call: what is wrong, what was perhaps meant, how the command is called."""
    lines = _lines(_worded(error), error.possibilities if isinstance(error, click.NoSuchOption) else None)
    if error.ctx is not None:
        usage = " ".join((error.ctx.command_path, *error.ctx.command.collect_usage_pieces(error.ctx)))
        lines.append(f"     cách gọi · usage: {usage}")
        lines.append(f"     trợ giúp · help: {error.ctx.command_path} --help")
    return "\n".join(lines)


def _worded(error: click.UsageError) -> str:
    """The error in both languages; in brackets what only click can say, as click says it."""
    if isinstance(error, click.NoSuchOption):
        return in_both(_NO_OPTION.format(name=error.option_name))
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = _name(error.param)
        if isinstance(error, click.MissingParameter):
            return in_both(_MISSING.format(name=name))
        return f"{in_both(_BAD_VALUE.format(name=name))} ({error.message.rstrip('.')})"
    return f"{in_both(_BAD_CALL)} ({error.format_message().rstrip('.')})"


def _name(parameter: click.Parameter) -> str:
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else (parameter.name or "").upper()
