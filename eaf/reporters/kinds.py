"""The documentation of a rule kind as Markdown, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters import json
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.pack_kinds import KindPage
    from eaf.reporters.settings import Settings

EXPLANATION = Text("Giải thích (tiếng Anh)", "Explanation")
PARAMETERS = Text("Tham số", "Parameters")
WORK = Text("Khối lượng tính toán (tiếng Anh)", "Work")
EXAMPLE = Text("Ví dụ: {rule}, {title}", "Example: {rule}, {title}")
RULES = Text("Quy tắc thuộc loại này", "Rules of this kind")
NAME, FORM, REQUIRED = Text("Tên", "Name"), Text("Giá trị", "Value"), Text("Bắt buộc", "Required")
YES = Text("có", "yes")
_COUNT = Text("{kind}  {question}  {count} quy tắc", "{kind}  {question}  {count} {count:rule|rules}")


def kind_lines(pages: tuple[KindPage, ...], settings: Settings) -> Iterator[str]:
    """A line for each kind."""
    width = max((len(each.id) for each in pages), default=0)
    for each in pages:
        values = {"kind": f"{each.id:{width}}", "count": str(len(each.rules))}
        yield settings.say(_COUNT.format(question=each.question, **values))


def kind_page(page: KindPage, settings: Settings) -> str:
    """The page of one kind, in Markdown."""
    return "\n".join([f"# {page.id}: {settings.say(page.question)}", "", *_parts(page, settings)]).rstrip() + "\n"


def _parts(page: KindPage, settings: Settings) -> Iterator[str]:
    yield from (f"## {settings.say(EXPLANATION)}", "")
    for paragraph in page.paragraphs:
        yield from (paragraph.replace("``", "`"), "")
    yield from (f"## {settings.say(PARAMETERS)}", "")
    yield f"| {' | '.join(settings.say(each) for each in (NAME, FORM, REQUIRED))} |"
    yield "|---|---|---|"
    for each in page.parameters:
        form = settings.say(each.form).replace("|", "\\|")
        yield f"| `{each.name}` | {form} | {settings.say(YES) if each.required else ''} |"
    yield from ("", f"## {settings.say(WORK)}", "", page.work.replace("``", "`"), "")
    if page.rules:
        first = page.rules[0]
        yield from (f"## {settings.say(EXAMPLE.format(rule=first.id, title=first.title))}", "", "```yaml")
        yield from (f"kind: {page.id}", page.example.rstrip("\n"), "```", "", f"## {settings.say(RULES)}", "")
        yield from (f"- {each.id}: {settings.say(each.title)}" for each in page.rules)


def kind_data(page: KindPage) -> dict[str, object]:
    """The page as plain data."""
    return {
        "kind": page.id,
        "question": json.text(page.question),
        "documentation": list(page.paragraphs),
        "work": page.work,
        "parameters": [{"name": each.name, "form": json.text(each.form), "required": each.required} for each in page.parameters],
        "rules": [each.id for each in page.rules],
        "example": page.example,
    }
