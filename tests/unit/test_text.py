"""Text that is filled in: values by name, and words that agree with a number."""

from __future__ import annotations

from eaf.text import Text

COUNTED = Text("{count} phần tử", "{count} {count:element|elements}")


def test_a_word_agrees_with_one_and_with_many() -> None:
    assert COUNTED.format(count="1") == Text("1 phần tử", "1 element")
    assert COUNTED.format(count="0").en == "0 elements"
    assert COUNTED.format(count="21").en == "21 elements"


def test_either_side_may_be_empty() -> None:
    assert Text(en="{count} box{count:|es}").format(count="1").en == "1 box"
    assert Text(en="{count} box{count:|es}").format(count="2").en == "2 boxes"


def test_what_nobody_gave_a_value_stays_as_it_is_written() -> None:
    assert COUNTED.format(other="1") == COUNTED
