"""What is told of a list of codes: its entries with their criteria, forms, managing bodies, law and successors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.text import Text, both, dated, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.pack.code_list import CodeList, ListedCode
    from eaf.pack.pack import Pack
    from eaf.pack.provenance import Provenance
    from eaf.text import Language

_OF_PROPERTY = Text(" (giá trị của thuộc tính {name})", " (values of the property {name})")
_SOURCE = Text("  Nguồn: {sources} (độ tin cậy: {confidence})", "  Source: {sources} (confidence: {confidence})")
_FROM = Text("từ {day}", "from {day}")
_UNTIL = Text("đến trước {day}", "until before {day}")
_BODY = Text("cơ quan chủ quản: {name}", "managed by: {name}")
_FORM = Text("dạng {pattern}", "form {pattern}")
_FOR_EXAMPLE = Text("ví dụ {examples}", "for example {examples}")
_NEXT = Text("thay bằng {codes}", "replaced by {codes}")
_BETWEEN = both("; ")


def lists_about(packs: Iterable[Pack], subject: str) -> list[tuple[CodeList, Pack]]:
    """The lists with this id, or with the codes of this property, each with its pack."""
    found = {each.id: (each, pack) for pack in packs for each in pack.code_lists if subject in (each.id, each.property)}
    return list(found.values())


def told_list(listed: CodeList, pack: Pack, language: Language) -> list[str]:
    """The list as lines."""
    return [
        f"{listed.id}: {_said(listed.name, listed.property, language)}",
        *_basis(listed.provenance, language),
        *[line for each in listed.codes for line in _entry(each, pack, language)],
    ]


def law_of(entry: ListedCode, pack: Pack) -> Text:
    """The article and the number of the instrument that an entry rests on; empty where it rests on none."""
    instrument = pack.instruments.get(entry.instrument)
    number = both(instrument.number or instrument.id) if instrument else Text()
    return joined([each for each in (entry.article, number) if each], both(", "))


def _said(name: Text, of_property: str, language: Language) -> str:
    return name.said_in(language) + (_OF_PROPERTY.format(name=of_property).said_in(language) if of_property else "")


def _basis(provenance: Provenance, language: Language) -> list[str]:
    said = _SOURCE.format(sources=", ".join(provenance.sources) or "–", confidence=provenance.confidence or "–")
    return [said.said_in(language), *([f"  {provenance.note.said_in(language)}"] if provenance.note else [])]


def _entry(entry: ListedCode, pack: Pack, language: Language) -> list[str]:
    start, end = entry.validity.start, entry.validity.end
    facts = joined(
        [
            each
            for each in (
                law_of(entry, pack),
                _FROM.format(day=dated(start)) if start else Text(),
                _UNTIL.format(day=dated(end)) if end else Text(),
                _BODY.format(name=entry.managed_by) if entry.managed_by else Text(),
                _FORM.format(pattern=entry.pattern) if entry.pattern else Text(),
                _FOR_EXAMPLE.format(examples=", ".join(entry.examples)) if entry.examples else Text(),
                _NEXT.format(codes=", ".join(entry.replaced_by)) if entry.replaced_by else Text(),
            )
            if each
        ],
        _BETWEEN,
    )
    said = facts.said_in(language)
    return [
        "",
        f"{entry.code} {entry.name.said_in(language)}{f' ({said})' if said else ''}",
        *[f"  - {each.said_in(language)}" for each in entry.criteria],
        *_basis(entry.provenance, language),
    ]
