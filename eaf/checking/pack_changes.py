"""Changes of what is written: a part is left out, set to something else or turned round; each has a name that stays the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.text import Text

if TYPE_CHECKING:
    from eaf.loading.document import Path, Value

_LEFT_OUT = Text("bỏ {what}", "without {what}")
_SET = Text("đặt {what} thành {value}", "with {what} {value}")
_TURNED = Text("đảo chiều {what}", "turned {what}")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what is done, in words whose English form is its name, and what then stands there."""

    said: Text
    value: Value

    @property
    def id(self) -> str:
        """The name by which ``as_good`` states the change."""
        return self.said.en


def left_out(what: str, value: Value) -> Change:
    """``what`` is left out."""
    return Change(_LEFT_OUT.format(what=what), value)


def set_to(what: str, other: str, value: Value) -> Change:
    """``what`` has the value ``other``."""
    return Change(_SET.format(what=what, value=other), value)


def turned(what: str, value: Value) -> Change:
    """``what`` runs the other way."""
    return Change(_TURNED.format(what=what), value)


def without(value: Value, path: Path) -> Value:
    """The value without what stands at the path, and without whatever then holds nothing."""
    step, *rest = path
    inner = without(_inside(value, step), tuple(rest)) if rest else None
    if inner:
        return with_value(value, (step,), inner)
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if key != step}
    if isinstance(value, list):
        return [each for index, each in enumerate(value) if index != step]
    return value


def with_value(value: Value, path: Path, other: Value) -> Value:
    """The value with ``other`` at the path."""
    if not path:
        return other
    step, *rest = path
    inner = with_value(_inside(value, step), tuple(rest), other)
    if isinstance(value, dict):
        return {**value, str(step): inner}
    if isinstance(value, list):
        return [inner if index == step else each for index, each in enumerate(value)]
    return value


def _inside(value: Value, step: str | int) -> Value:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) else None
