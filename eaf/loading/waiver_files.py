"""Files of waivers become values; whether they may stand is judged later, when the findings are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.loading.typed import day, items, table, text, whole, word
from eaf.model.element import Origin
from eaf.model.waiver import HORIZON, Edge, Subject, Waiver, WaiverLimits

if TYPE_CHECKING:
    from eaf.loading.document import Value
    from eaf.text import Language


def read_waivers(data: Value, document: int, language: Language) -> list[Waiver]:
    """The waivers of a file, in the order of the file."""
    given = enumerate(items(table(data).get("waivers")))
    read = (_waiver(each, Origin(document, ("waivers", index)), language) for index, each in given)
    return [each for each in read if each is not None]


def read_limits(value: Value) -> WaiverLimits:
    """The ``waivers`` of ``eaf.yaml``: narrower horizons, and a budget."""
    given = table(value)
    narrower = {Severity.of(name): whole(days) for name, days in table(given.get("horizon")).items()}
    return WaiverLimits({**HORIZON, **narrower}, whole(given["budget"]) if "budget" in given else None)


def _waiver(given: dict[str, Value], origin: Origin, language: Language) -> Waiver | None:
    created, expires = day(given.get("created")), day(given.get("expires"))
    if created is None or expires is None:
        return None
    listed = given.get("subjects")
    return Waiver(
        id=word(given.get("id")),
        rule=word(given.get("rule")),
        subjects=tuple(map(_subject, listed)) if isinstance(listed, list) else (),
        reason=text(given.get("reason"), language),
        approved_by=word(given.get("approved_by")),
        decision=word(given.get("decision")),
        created=created,
        expires=expires,
        origin=origin,
        evidence=word(given.get("evidence")),
        until_changed=word(given.get("until_changed")),
        max_findings=whole(given.get("max_findings")),
    )


def _subject(value: Value) -> Subject:
    edge = table(value)
    return Edge(word(edge.get("from")), word(edge.get("type")), word(edge.get("to"))) if edge else word(value)
