"""A new workspace that can be checked at once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from eaf.errors import NotFoundError, UsageError
from eaf.loading.workspace import SETTINGS, find_pack, known_packs
from eaf.schemas.pieces import ID_PATTERN
from eaf.text import Language, fold, nearest

if TYPE_CHECKING:
    from pathlib import Path

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
    layer: chi-dao-chinh-sach
    confidence: assumed
    properties: {{agency_level: city}}
"""


def new_workspace(folder: Path, pack: str, id_: str, name: str, language: Language) -> tuple[Path, ...]:
    """Make ``folder/architecture`` with settings and one organisation; never overwrites. Raises :class:`UsageError`."""
    workspace = folder / "architecture"
    if workspace.exists():
        message = f"{workspace} đã tồn tại · {workspace} exists already"
        raise UsageError(message)
    if find_pack(workspace.resolve(), pack) is None:
        message = f"không có gói '{pack}' · there is no pack '{pack}'"
        raise NotFoundError(message, nearest(pack, known_packs(workspace.resolve())) or known_packs(workspace.resolve()))
    made_id = id_ or re.sub(r"[^a-z0-9]+", "-", fold(folder.resolve().name)).strip("-")
    if not re.match(ID_PATTERN, made_id):
        message = f"'{made_id}' không dùng làm mã được, hãy cho --id · '{made_id}' is no id, give --id"
        raise UsageError(message)
    values = {
        "id": made_id,
        "pack": pack,
        "language": language,
        "name": json.dumps(name or folder.resolve().name, ensure_ascii=False),
    }
    files = {
        workspace / SETTINGS: _SETTINGS.format(**values),
        workspace / "organisation" / "co-quan.yaml": _ORGANISATION.format(**values),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(files)
