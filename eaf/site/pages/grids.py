"""From a matrix to the section of a page: what stands where, and the list of each row with the evidence of its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from eaf.site.material import Material, rule_path
from eaf.site.page import Grid, GridCell, GridColumns, GridEntry, GridFact, GridHead, GridRow, GridRows, Link
from eaf.site.pages.findings import PATH as FINDINGS
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.viewing.matrix import Evidence, Head, Matrix, MatrixCell
    from eaf.viewing.matrix_fold import Folded

ENTRIES = 120
"""So many cells of a row are listed; the downloads have all."""
_HEATS = 4
_NARROW = 3
"""So many columns have room for the name of their group above them, on average."""
_PLAIN_ID = re.compile(r"[\w.-]+")
_COLUMNS_TOGETHER = Text(
    "Cột được gộp theo nhóm; danh sách của từng hàng nêu từng mục.",
    "Columns are taken together by groups; the list of each row names every one.",
)


def grid(
    material: Material, folded: Folded, path: str, files: tuple[Link, ...] = (), *, title: str = "", prefix: str = ""
) -> Grid:
    """The section; ``path`` is the address of the matrix's page, to which its cells lead, ``prefix`` begins ids on this page."""
    shown, frame = folded.shown, folded.whole.frame
    together = not folded.parts and len(shown.columns) != len(folded.whole.columns)
    return Grid(
        title=title,
        corner=(frame.words.row, frame.words.column),
        columns=tuple(
            GridHead(_link(material, head), str(total)) for head, total in zip(shown.columns, shown.column_totals, strict=True)
        ),
        column_groups=tuple(GridColumns(name, len(members)) for name, members in _grouped(shown, shown.columns, _NARROW)),
        bodies=tuple(_prefixed(each, prefix) for each in _bodies(material, folded, path)),
        signs=tuple(_signs(shown)),
        total=str(shown.total),
        forbids=bool(frame.forbidden) and bool(shown.cells),
        empty="" if folded.whole.cells else frame.words.missing,
        files=files if folded.whole.cells else (),
        note=material.say(_COLUMNS_TOGETHER) if together else "",
        id="ma-tran",
    )


def _prefixed(body: GridRows, prefix: str) -> GridRows:
    """The rows with other ids on a page that is not the matrix's own."""
    if not prefix:
        return body
    rows = (
        replace(
            row,
            head=replace(row.head, anchor=f"{prefix}{row.head.anchor}"),
            entries=tuple(replace(each, anchor=f"{prefix}{each.anchor}") for each in row.entries),
        )
        for row in body.rows
    )
    return GridRows(body.name, tuple(rows))


def _row(material: Material, folded: Folded, path: str, place: int) -> GridRow:
    shown, whole = folded.shown, folded.whole
    head = shown.rows[place]
    anchor = _row_anchor(head, place)
    part = f"{path}{folded.parts[place].id}/" if folded.parts else ""
    listed = [] if part else whole.by_row[place]
    cells = {each.column: each for each in shown.by_row[place]}
    single = len(shown.columns) == len(whole.columns)
    address = {column: part or f"{path}#{_anchor(whole, each) if single else anchor}" for column, each in cells.items()}
    return GridRow(
        GridHead(Link(head.title, part, head.note) if part else _link(material, head), str(shown.row_totals[place]), anchor),
        tuple(_cell(shown, (place, column), cells.get(column), address.get(column, "")) for column in range(len(shown.columns))),
        tuple(_entry(material, whole, each) for each in listed[:ENTRIES]),
        max(0, len(listed) - ENTRIES),
    )


def _cell(matrix: Matrix, at: tuple[int, int], cell: MatrixCell | None, path: str) -> GridCell:
    row, column = matrix.rows[at[0]], matrix.columns[at[1]]
    refused = (row.group, column.group) in matrix.frame.forbidden
    if cell is None:
        return GridCell(forbidden=refused, own=row.id == column.id)
    heat = -(-_HEATS * cell.amount // matrix.highest) if matrix.frame.counted else 0
    said = f"{row.title} – {column.title}: {cell.meaning}"
    return GridCell(cell.text, said, cell.tone, path, heat, refused and cell.tone == "error", row.id == column.id)


def _entry(material: Material, matrix: Matrix, cell: MatrixCell) -> GridEntry:
    return GridEntry(
        anchor=_anchor(matrix, cell),
        column=_link(material, matrix.columns[cell.column]),
        text=cell.text,
        said=cell.meaning,
        tone=cell.tone,
        facts=tuple(_fact(material, each) for each in cell.evidence),
    )


def _fact(material: Material, evidence: Evidence) -> GridFact:
    edit = ""
    if evidence.origins:
        place = material.model.places.place(evidence.origins[0])
        edit = material.edit_address(place.file, place.line)
    return GridFact(
        text=evidence.text,
        links=tuple(material.link(each) for each in evidence.elements if each in material.model.elements),
        finding=f"{FINDINGS}#{evidence.finding[:12]}" if evidence.finding else "",
        place=material.ground.place(evidence),
        edit=edit,
    )


def _link(material: Material, head: Head) -> Link:
    """The head as a link: to the element's page, or to the rule's."""
    if head.element:
        return Link(head.title, material.link(head.id).path, head.note)
    return Link(head.title, rule_path(head.id) if head.id in material.report.rules else "", head.note)


def _bodies(material: Material, folded: Folded, path: str) -> tuple[GridRows, ...]:
    """The rows by group."""
    shown = folded.shown
    rows = iter([_row(material, folded, path, place) for place in range(len(shown.rows))])
    grouped = _grouped(shown, shown.rows) or [("", list(shown.rows))]
    return tuple(GridRows(name, tuple(next(rows) for _ in members)) for name, members in grouped)


def _signs(matrix: Matrix) -> Iterator[tuple[str, str, str]]:
    """The legend of what occurs: signs with their tones, or the tones alone where cells have amounts."""
    texts = {text for each in matrix.cells for text in each.text.split()}
    tones = {each.tone for each in matrix.cells if each.tone}
    for each in matrix.frame.signs:
        if matrix.frame.counted:
            if each.tone in tones:
                yield "", each.meaning, each.tone
        elif each.text in texts:
            yield each.text, each.meaning, each.tone


def _grouped(matrix: Matrix, heads: Sequence[Head], least: float = 1.01) -> list[tuple[str, list[Head]]]:
    """Neighbouring heads under the name of their group; nothing where all are in one, or fewer than ``least`` in each."""
    names, ungrouped = matrix.frame.groups, matrix.frame.words.ungrouped
    found = [(names.get(group) or ungrouped, list(members)) for group, members in groupby(heads, key=lambda each: each.group)]
    return found if 1 < len(found) <= len(heads) / least else []


def _row_anchor(head: Head, place: int) -> str:
    return f"h-{head.id}" if _PLAIN_ID.fullmatch(head.id) else f"h-{place}"


def _anchor(matrix: Matrix, cell: MatrixCell) -> str:
    row, column = matrix.rows[cell.row].id, matrix.columns[cell.column].id
    if _PLAIN_ID.fullmatch(row) and _PLAIN_ID.fullmatch(column):
        return f"o-{row}--{column}"
    return f"o-{cell.row}-{cell.column}"
