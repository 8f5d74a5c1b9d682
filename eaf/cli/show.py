"""``eaf show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from eaf.api.ask import element_of
from eaf.cli.options import language_option, model_session, said_language, workspace_option
from eaf.model.metamodel import ELEMENT_TYPES, RELATIONSHIP_TYPES
from eaf.reporters.text import clean
from eaf.selection.compare import said

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.text import Language, Text


@click.command()
@click.argument("element")
@workspace_option
@language_option
def command(element: str, workspace: Path, lang: str | None) -> int:
    """Xem một phần tử: thuộc tính và quan hệ · Show an element with its relationships."""
    _, model = model_session(workspace)
    found = element_of(model, element)
    click.echo(clean_lines(describe(model, found, said_language(lang, model))))
    return 0


def describe(model: Model, element: Element, language: Language) -> list[str]:
    """The lines that say what is known of an element."""

    def say(text: Text) -> str:
        return text.said_in(language)

    def name_of(id_: str) -> str:
        return f"{say(model.elements[id_].name)} [{id_}]" if id_ in model.elements else id_

    lines = [f"{say(element.name)} [{element.id}]", f"  {say(ELEMENT_TYPES[element.type].name)} · {element.layer or '–'}"]
    if element.summary:
        lines.append(f"  {say(element.summary)}")
    if element.owner:
        lines.append(f"  owner: {name_of(element.owner)}")
    lines += [f"  {name}: {', '.join(v) if isinstance(v, tuple) else said(v)}" for name, v in element.properties.items()]
    for relationship in model.relationships:
        type_ = RELATIONSHIP_TYPES[relationship.type]
        if relationship.source == element.id:
            lines.append(f"  → {say(type_.forward)} {name_of(relationship.target)}")
        elif relationship.target == element.id:
            lines.append(f"  ← {say(type_.backward)} {name_of(relationship.source)}")
    lines += [f"  source: {name_of(each.ref)} {say(each.note)}".rstrip() for each in element.sources]
    lines.append(f"  {model.places.place(element.origin, key=True)}")
    return lines


def clean_lines(lines: list[str]) -> str:
    """Lines that cannot drive a terminal."""
    return "\n".join(clean(line) for line in lines)
