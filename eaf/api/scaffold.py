"""A new workspace that can be checked at once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from eaf.api import kind_schemas
from eaf.errors import NotFoundError, UsageError
from eaf.loading.pack_shelf import PackShelf
from eaf.loading.surroundings import SETTINGS, pack_folders
from eaf.schemas.pieces import ID_PATTERN
from eaf.text import Language, fold, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.pack.pack import Pack

_SETTINGS = """\
workspace:
  format: 1
  id: {id}
  name: {{{language}: {name}}}
  language: {language}
  owner: org-co-quan
  packs: [{pack}]
"""
_ORGANISATION = """\
elements:
  org-co-quan:
    type: business-actor
    name: {{{language}: {name}}}
    summary: {{vi: Cơ quan chủ quản kiến trúc, en: The body that this architecture belongs to}}
    confidence: assumed
"""
LEVEL = "agency_level"
USUAL_LEVEL = "city"
_LAYER = "chi-dao-chinh-sach"


def new_workspace(folder: Path, pack: str, id_: str, name: str, language: Language, level: str = "") -> tuple[Path, ...]:
    """Make ``folder/architecture`` with settings and one organisation; never overwrites.

    ``level`` is one of the pack's levels of agency; without one the organisation is a city, where the pack has cities. Raises
    :class:`UsageError` or :class:`NotFoundError`.
    """
    workspace = folder / "architecture"
    if workspace.exists():
        message = f"{workspace} đã tồn tại · {workspace} exists already"
        raise UsageError(message)
    shelf = PackShelf(pack_folders(workspace.resolve()), folder.resolve(), kind_schemas())
    pack_folder = shelf.folder(pack)
    made_id = id_ or re.sub(r"[^a-z0-9]+", "-", fold(folder.resolve().name)).strip("-")
    if not re.match(ID_PATTERN, made_id):
        message = f"'{made_id}' không dùng làm mã được, hãy cho --id · '{made_id}' is no id, give --id"
        raise UsageError(message)
    place = _place_in_framework(shelf.open(pack_folder), pack, level)
    values = {
        "id": made_id,
        "pack": pack,
        "language": language,
        "name": json.dumps(name or folder.resolve().name, ensure_ascii=False),
    }
    files = {
        workspace / SETTINGS: _SETTINGS.format(**values),
        workspace / "organisation" / "co-quan.yaml": _ORGANISATION.format(**values) + place,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(files)


def _place_in_framework(pack: Pack | None, name: str, level: str) -> str:
    """The lines that say where the organisation stands in the framework of the pack, as far as the pack has words for it."""
    definition = pack.properties.get(LEVEL) if pack else None
    levels = list(definition.values) if definition else []
    if level and level not in levels:
        message = f"gói {name} không có cấp '{level}' · the pack {name} has no level '{level}'"
        raise NotFoundError(message, nearest(level, levels) or tuple(levels))
    chosen = level or (USUAL_LEVEL if USUAL_LEVEL in levels else "")
    layer = f"    layer: {_LAYER}\n" if pack and any(each.id == _LAYER for each in pack.layers) else ""
    return layer + (f"    properties: {{{LEVEL}: {chosen}}}\n" if chosen else "")
