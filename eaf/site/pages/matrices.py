"""The matrices: an index, a page for each, and one for each part of those that are too large to be read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.exporters import matrix_csv, matrix_xlsx
from eaf.site.page import Card, Cards, Fact, Link, Page, PageFile
from eaf.site.page import Cell as FactCell
from eaf.site.pages import words
from eaf.site.pages.grids import grid
from eaf.site.search_kinds import MATRIX
from eaf.text import Text
from eaf.viewing.matrix_fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.site.material import Material
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_fold import Folded

PATH = "ma-tran/"
_TITLE = Text("Ma trận", "Matrices")
_LEAD = Text(
    "Mỗi ma trận đối chiếu hai loại thành phần. Ô có dấu dẫn tới căn cứ: quan hệ, phần tử, phát hiện. Tải được về CSV và Excel.",
    "Each matrix sets two kinds of parts against one another. A marked cell leads to its evidence. To be had as CSV and Excel.",
)
_SIZE = Text("Kích thước", "Size")
_FILLED = Text("Ô có nội dung", "Filled cells")
_ROWS_COLUMNS = Text("{rows} hàng, {columns} cột", "{rows} rows, {columns} columns")
_FOLDED = Text(
    "Ma trận lớn nên được gộp theo nhóm; con số là tổng bên trong, chọn một nhóm để mở từng hàng.",
    "The matrix is large and therefore taken together by groups; the numbers are sums, choose a group to open its rows.",
)


def matrix_path(id_: str) -> str:
    """The address of a matrix's page."""
    return f"{PATH}{id_}/"


def matrix_pages(material: Material) -> list[Page]:
    """The index, then every matrix."""
    found = [_index(material)]
    for each in material.matrices.values():
        found += _pages(material, each, matrix_path(each.frame.id), each.frame.words.title)
    return found


def _index(material: Material) -> Page:
    cards = tuple(_card(material, each) for each in material.matrices.values())
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=(Cards("", cards),),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
        wide=True,
    )


def _card(material: Material, matrix: Matrix) -> Card:
    size = _ROWS_COLUMNS.format(rows=str(len(matrix.rows)), columns=str(len(matrix.columns)))
    facts = (
        Fact(material.say(_SIZE), FactCell(material.say(size))),
        Fact(material.say(_FILLED), FactCell(str(len(matrix.cells)))),
    )
    said = matrix.frame.words
    return Card(
        Link(said.title, matrix_path(matrix.frame.id)),
        text=said.lead if matrix.cells else said.missing,
        facts=facts if matrix.cells else (),
    )


def _pages(material: Material, matrix: Matrix, path: str, title: str) -> Iterator[Page]:
    """The page of a matrix, and below it those of its parts."""
    folded = fold(matrix)
    yield _page(material, folded, path, title)
    for each in folded.parts:
        yield from _pages(material, each.matrix, f"{path}{each.id}/", each.title)


def _page(material: Material, folded: Folded, path: str, title: str) -> Page:
    frame = folded.whole.frame
    name = path.rstrip("/").rpartition("/")[2]
    files = (
        PageFile(f"{path}{name}.csv", lambda: matrix_csv.export(folded.shown)),
        PageFile(
            f"{path}{name}.xlsx",
            lambda: matrix_xlsx.export(folded.shown, folded.whole, material.ground.place),
            lambda: matrix_xlsx.contents(folded.shown, folded.whole, material.ground.place),
        ),
    )
    section = grid(
        material, folded, path, tuple(Link(name, file.path) for name, file in zip(("CSV", "Excel"), files, strict=True))
    )
    above = () if title == frame.words.title else (Link(frame.words.title, matrix_path(frame.id)),)
    return Page(
        path=path,
        title=title,
        section=PATH,
        sections=(section,),
        lead=f"{frame.words.lead} {material.say(_FOLDED) if folded.parts else ''}".strip(),
        kicker=frame.words.title if above else "",
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE), PATH), *above, Link(title)),
        wide=True,
        kind=MATRIX,
        searched=not above,
        files=files if folded.whole.cells else (),
    )
