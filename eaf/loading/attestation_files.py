"""Files of attestations become values; what is wrong with one is kept with it, and it then counts for nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.loading.typed import day, items, table, text, word, words
from eaf.model.attestation import Attestation, Evidence
from eaf.model.element import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.loading.attestation_faults import AttestationFaults
    from eaf.loading.document import Document, Value
    from eaf.loading.evidence_files import EvidenceFiles
    from eaf.text import Language


def read_attestations(
    documents: Iterable[tuple[int, Document]], language: Language, files: EvidenceFiles, faults: AttestationFaults
) -> tuple[Attestation, ...]:
    """The attestations of all documents with what is wrong with each, by rule and day; ``files`` tells what evidence there is."""
    given = (
        (each, Origin(number, ("attestations", index)))
        for number, document in documents
        for index, each in enumerate(items(table(document.data).get("attestations")))
    )
    read = (_attestation(each, origin, language, files) for each, origin in given)
    judged = (replace(each, faults=faults.of(each, files)) for each in read if each is not None)
    return tuple(sorted(judged, key=lambda each: (each.rule, each.collected, each.origin)))


def _attestation(given: dict[str, Value], origin: Origin, language: Language, files: EvidenceFiles) -> Attestation | None:
    collected, expires = day(given.get("collected")), day(given.get("expires"))
    if collected is None or expires is None:
        return None
    return Attestation(
        rule=word(given.get("rule")),
        method=word(given.get("method")),
        collected=collected,
        expires=expires,
        by=word(given.get("by")),
        evidence=tuple(_evidence(each, language, files) for each in items(given.get("evidence"))),
        origin=origin,
        elements=words(given.get("elements")),
        note=text(given.get("note"), language),
    )


def _evidence(given: dict[str, Value], language: Language, files: EvidenceFiles) -> Evidence:
    path = word(given.get("path"))
    return Evidence(
        path=path,
        source=word(given.get("source")),
        url=word(given.get("url")),
        sha256=word(given.get("sha256")),
        accessed=day(given.get("accessed")),
        note=text(given.get("note"), language),
        found=files.look_at(path).sha256 if path else "",
    )
