"""Official lists, as CSV files, go into the reference models and the catalogue of standards of a pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.api import kind_schemas
from eaf.api.packs import open_packs
from eaf.errors import EafError, NotFoundError, UsageError
from eaf.finding import sort_findings
from eaf.loading.csv_table import read_table
from eaf.loading.files import Documents, read_bytes, yaml_files
from eaf.loading.known_names import KnownNames
from eaf.loading.limits import MAX_PROBLEMS
from eaf.loading.official_list import CODES, STANDARDS, Known, ListKind, list_faults, meant
from eaf.loading.pack_files import pack_schemas
from eaf.loading.pack_filling import Filled, Filling
from eaf.loading.shape import compiled
from eaf.loading.typed import table, word
from eaf.loading.yaml_text import parse
from eaf.text import Text, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from eaf.finding import Finding
    from eaf.loading.csv_table import Row
    from eaf.loading.document import Document
    from eaf.pack.pack import Pack

CATALOGUE = "standards"
_CODE = Text("mã tham chiếu", "reference code")
_STANDARD = Text("tiêu chuẩn", "standard")
_GROUP = Text("nhóm tiêu chuẩn", "group of standards")
_INSTRUMENT = Text("văn bản", "instrument")


class OfficialListError(EafError):
    """The list cannot be used; ``findings`` say what is wrong with it and where."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            f"danh mục có {len(findings)} vấn đề, chưa ghi gì · {len(findings)} problems in the list, nothing is written"
        )
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Basis:
    """What an official list rests on."""

    source: str
    confidence: str


def fill(workspace: Path, pack_name: str, target: str, csv: Path, basis: Basis, *, replace: bool = False) -> tuple[Path, Filled]:
    """The pack's file for ``target``, a reference model or ``standards``, and what it becomes; nothing is written.

    Raises :class:`OfficialListError` for a list with problems, :class:`NotFoundError` for an unknown pack, target or source.
    """
    opened = open_packs(workspace, (pack_name,))
    if opened.problems or not opened.packs:
        raise OfficialListError(list(opened.problems))
    pack = opened.packs[0]
    if basis.source not in pack.sources:
        message = f"gói không khai báo nguồn '{basis.source}' · the pack declares no source '{basis.source}'"
        raise NotFoundError(message, nearest(basis.source, list(pack.sources)))
    file, document = _file_of(opened.folders[0], target)
    kind, path = (STANDARDS, (CATALOGUE,)) if target == CATALOGUE else (CODES, ("reference_model", "codes"))
    filling = Filling(document, path, kind, replace=replace)
    rows = _rows(csv, kind, pack, filling)
    filled = filling.filled([meant(row) for row in rows], basis.source, basis.confidence)
    _refuse(_shape_faults(document.file, filled.text, path[0]))
    return file, filled


def _file_of(folder: Path, target: str) -> tuple[Path, Document]:
    """The one file of the pack that holds the target."""
    documents = Documents()
    found: dict[str, list[tuple[Path, Document]]] = {}
    for path in yaml_files(folder):
        document = documents.read(path, path.as_posix())
        top = table(document.data) if document else {}
        name = CATALOGUE if CATALOGUE in top else word(table(top.get("reference_model")).get("id"))
        if document and name:
            found.setdefault(name, []).append((path, document))
    if target not in found:
        message = f"gói không có mô hình tham chiếu '{target}' · the pack has no reference model '{target}'"
        raise NotFoundError(message, nearest(target, list(found)) or tuple(found))
    if len(found[target]) > 1:
        message = f"'{target}' nằm ở nhiều tệp của gói · '{target}' is spread over several files of the pack"
        raise UsageError(message)
    return found[target][0]


def _rows(csv: Path, kind: ListKind, pack: Pack, filling: Filling) -> list[Row]:
    """The rows of the list, when nothing is wrong with them."""
    raw, fault = read_bytes(csv.absolute(), csv.as_posix())
    if fault is not None:
        raise OfficialListError([fault])
    read = read_table(csv.as_posix(), raw, kind.columns, kind.required)
    _refuse(read.problems)
    parents = {name: word(each.get("parent")) for name, each in filling.before.items()}
    parents |= {row[kind.key].words: row["parent"].words for row in read.rows if "parent" in row and row["parent"].words}
    names = (*filling.before, *(row[kind.key].words for row in read.rows))
    _refuse(list_faults(kind, read.rows, _known(kind, names, pack), parents))
    return read.rows


def _known(kind: ListKind, names: tuple[str, ...], pack: Pack) -> Known:
    """What the cells of the columns may name."""
    if kind is CODES:
        return {"parent": (KnownNames(names), _CODE)}
    return {
        "replaced_by": (KnownNames(names), _STANDARD),
        "group": (KnownNames(each.id for each in pack.standard_groups), _GROUP),
        "instrument": (KnownNames(pack.instruments), _INSTRUMENT),
    }


def _shape_faults(name: str, text: str, kind: str) -> list[Finding]:
    """What the reader of packs would say of the new file."""
    document = parse(name, text.encode())
    return [*document.problems, *compiled(json.dumps(pack_schemas(kind_schemas())[kind])).problems(document)]


def _refuse(findings: Iterable[Finding]) -> None:
    found = list(findings)[:MAX_PROBLEMS]
    if found:
        raise OfficialListError(list(sort_findings(found)))
