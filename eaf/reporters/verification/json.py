"""A verification as JSON; ``eaf schema verification`` prints its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__

if TYPE_CHECKING:
    from eaf.checking.verification import Verification
    from eaf.reporters.settings import Settings

FORMAT = 1


def render(found: Verification, settings: Settings) -> str:
    """The verification as indented JSON with keys in a fixed order."""
    del settings
    said = found.manifest
    data = {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "sha256": found.sha256,
        "verified": found.holds,
        "workspace": said["workspace"]["id"] if said else None,
        "commit": said["commit"] if said else None,
        "as_of": said["as_of"] if said else None,
        "against": found.against or None,
        "made_with_other_tool": found.other_tool,
        "discrepancies": [
            {"part": each.part or None, "kind": each.kind, "detail": each.detail or None} for each in found.discrepancies
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
