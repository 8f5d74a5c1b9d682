"""The whole difference as JSON; ``eaf schema difference`` prints its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.diffing.difference import STATES
from eaf.reporters.difference.words import label, name_of
from eaf.reporters.json import place, text

if TYPE_CHECKING:
    from eaf.diffing.difference import Change, Difference, Effect, FieldChange, Revision
    from eaf.finding import Place
    from eaf.reporters.settings import Settings
    from eaf.text import Text

FORMAT = 1


def render(difference: Difference, settings: Settings) -> str:
    """The difference as indented JSON with keys in a fixed order."""
    del settings
    counts = {state: difference.count(state) for state in STATES}
    data = {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "workspace": difference.after.model.workspace.id,
        "before": revision(difference.before.revision),
        "after": revision(difference.after.revision),
        "counts": {**counts, "effects": len(difference.effects)},
        "changes": [change(each) for each in difference.changes],
        "effects": [effect(each) for each in difference.effects],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def revision(each: Revision) -> dict[str, object]:
    """A side of a difference as plain data."""
    return {"name": text(each.name), "commit": each.commit or None}


def change(each: Change) -> dict[str, object]:
    """One change as plain data."""
    given = each.item.data.get("type")
    return {
        "state": each.state,
        "kind": each.kind,
        "id": label(each.item),
        "key": list(each.item.key),
        "was": list(each.before.key) if each.before and each.before.key != each.item.key else None,
        "type": given if isinstance(given, str) else None,
        "name": _text(name_of(each.item)),
        "moved": each.moved,
        "followers": each.followers,
        "before": _place(each.before_place),
        "after": _place(each.after_place),
        "fields": [_field(one) for one in each.fields],
    }


def _field(each: FieldChange) -> dict[str, object]:
    return {
        "field": each.field,
        "before": each.before,
        "after": each.after,
        "before_place": place(each.before_place),
        "after_place": place(each.after_place),
    }


def effect(each: Effect) -> dict[str, object]:
    """One effect as plain data."""
    return {
        "id": each.id,
        "fact": each.fact,
        "before": list(each.before),
        "after": list(each.after),
        "because": list(each.because),
        "place": place(each.place),
    }


def _place(each: Place | None) -> dict[str, object] | None:
    return place(each) if each else None


def _text(each: Text) -> dict[str, str] | None:
    return text(each) if each else None
