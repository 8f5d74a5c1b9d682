"""The whole review as JSON; ``eaf schema review`` prints its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.reporters.difference.json import change, effect, revision
from eaf.reporters.json import finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from eaf.reporters.settings import Settings
    from eaf.reviewing.approval import Reader
    from eaf.reviewing.figures import Figure
    from eaf.reviewing.impact import Row
    from eaf.reviewing.movements import Movement
    from eaf.reviewing.review import Review

FORMAT = 1


def render(review: Review, settings: Settings) -> str:
    """The review as indented JSON with keys in a fixed order."""
    return json.dumps(data(review, settings), ensure_ascii=False, indent=2) + "\n"


def data(review: Review, settings: Settings) -> dict[str, object]:
    """The review as plain data."""
    difference, checks, found = review.difference, review.checks, review.found
    return {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "workspace": difference.after.model.workspace.id,
        "as_of": checks.head.as_of.isoformat(),
        "before": revision(difference.before.revision),
        "after": revision(difference.after.revision),
        "packs": [{"id": each.id, "version": each.version, "digest": each.digest} for each in difference.before.packs],
        "fail_level": settings.fail_level.word,
        "exit_status": review.exit_status(settings.fail_level),
        "unjudged": list(checks.unjudged),
        "rules": {
            "touched": review.touches_rules,
            "kinds": list(review.kinds),
            "pack_files": list(review.pack_files),
            "changes": [change(each) for each in review.governing],
        },
        "findings": {
            "new": _moved(found.new),
            "cured": _moved(found.cured),
            "raised": _moved(found.raised),
            "dropped": _moved(found.dropped),
            "waived": [finding(each) for each in found.waived],
        },
        "approve": _readers(review.approval.approve),
        "tell": [{"id": each.id, "elements": list(each.elements)} for each in review.approval.tell],
        "nobody": list(review.approval.nobody),
        "code_owners": _code_owners(review),
        "impact": {
            "touched": [{"id": id_, "state": each.state} for id_, each in review.impact.touched.items()],
            "reached": list(review.impact.reached),
            "layers": _rows(review.impact.layers),
            "owners": _rows(review.impact.owners),
        },
        "scores": {each.id: _figure(each) for each in review.figures.scores},
        "coverage": {each.id: _figure(each) for each in review.figures.coverage},
        "verdicts": [
            {"clause": each.clause.id, "before": each.before or None, "judged": each.judged or None, "after": each.after or None}
            for each in review.figures.verdicts
        ],
        "changes": [change(each) for each in difference.changes],
        "effects": [effect(each) for each in difference.effects],
    }


def _moved(movements: Iterable[Movement]) -> list[dict[str, object]]:
    return [{**finding(each.finding), "in_head": each.in_head} for each in movements]


def _readers(readers: Iterable[Reader]) -> list[dict[str, object]]:
    return [{"id": each.id, "because": list(each.because), "elements": list(each.elements)} for each in readers]


def _code_owners(review: Review) -> list[dict[str, object]]:
    return [
        {
            "file": check.file or None,
            "platform": check.platform or None,
            "unread": list(check.unread),
            "rows": [
                {"file": each.file, "owner": each.owner, "state": each.state, "asked": list(each.asked)} for each in check.rows
            ],
        }
        for check in review.ownership
    ]


def _rows(rows: Iterable[Row]) -> list[dict[str, object]]:
    return [{"id": each.id or None, "touched": each.touched, "reached": each.reached} for each in rows]


def _figure(each: Figure) -> dict[str, object]:
    return {
        "before": _fraction(each.before),
        "by_model": _fraction(each.by_model),
        "by_rules": _fraction(each.by_rules),
        "after": _fraction(each.after),
        "by_rules_alone": _fraction(each.by_rules_alone),
    }


def _fraction(value: Fraction | None) -> str | None:
    """``2/3``, ``-1/4``, ``1``."""
    return None if value is None else str(value)
