"""What is told of evidence: of each subject its state, the day, the method, who vouches for it, until when, and the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.attestation import METHODS
from eaf.text import Text, both, dated, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.standing import Standing
    from eaf.model.model import Model
    from eaf.pack.rule import Rule

HEADING = Text("Minh chứng:", "Evidence:")
_MISSING = Text("{rule} cho {subject}: {state} minh chứng", "{rule} for {subject}: evidence is {state}")
_GIVEN = Text(
    "{rule} cho {subject}: minh chứng {state}; {method} ngày {collected}, {by} xác nhận, dùng đến hết ngày {until}; {documents} ({place})",
    "{rule} for {subject}: evidence is {state}; {method} on {collected}, by {by}, until {until}; {documents} ({place})",
)


def told(model: Model, evidence: Iterable[tuple[Rule, Standing]]) -> list[Text]:
    """A sentence for each subject of rules that people answer."""
    return [_sentence(model, rule, standing) for rule, standing in evidence]


def _sentence(model: Model, rule: Rule, standing: Standing) -> Text:
    about = {"rule": both(rule.id), "subject": _subject(model, rule, standing), "state": standing.said}
    each = standing.attestation
    if each is None:
        return _MISSING.format(**about)
    return _GIVEN.format(
        **about,
        method=METHODS[each.method],
        collected=dated(each.collected),
        by=_name(model, each.by),
        until=dated(standing.until or each.expires),
        documents=joined((_name(model, one.name) for one in each.evidence), both(", ")),
        place=str(model.places.place(each.origin)),
    )


def _subject(model: Model, rule: Rule, standing: Standing) -> Text:
    return _name(model, standing.subject) if rule.select is not None else model.workspace.name


def _name(model: Model, id_: str) -> Text:
    """An element by its name and id; any other word as it is."""
    element = model.elements.get(id_)
    if element is None:
        return both(id_)
    return Text(f"{element.name.said_in('vi')} [{id_}]", f"{element.name.said_in('en')} [{id_}]")
