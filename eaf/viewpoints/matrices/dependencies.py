"""The dependency structure matrix: rows depend on columns, both in the order of the layers, with what the layer rules forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.graph import DEPENDENCY
from eaf.graph.marks import numbers
from eaf.loading.typed import words
from eaf.selection.layer_order import LayerOrder
from eaf.text import Text
from eaf.viewing.matrix import Tally
from eaf.viewing.matrix_kind import MatrixKind, SignText

if TYPE_CHECKING:
    from eaf.pack.rule import Rule
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

_LAYER_RULES = "layer"
_FORBIDDEN = SignText(Text("!", "!"), Text("ngược chiều quy tắc về lớp", "against the rule on layers"), "error")
_SIGNS = {
    "serving": SignText(Text("P", "S"), Text("được cột phục vụ", "is served by the column")),
    "realization": SignText(Text("H", "R"), Text("được cột hiện thực hóa", "is realized by the column")),
    "access": SignText(Text("T", "A"), Text("truy cập cột", "accesses the column")),
    "assignment": SignText(Text("G", "G"), Text("được cột đảm nhận", "is performed by the column")),
    "composition": SignText(Text("B", "C"), Text("gồm cột", "is composed of the column")),
    "aggregation": SignText(Text("N", "N"), Text("tập hợp cột", "aggregates the column")),
    "specialization": SignText(Text("L", "Z"), Text("là một loại của cột", "specializes the column")),
}


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    graph = ground.perspective.graph
    signs = {type_: each.said(ground.perspective) for type_, each in _SIGNS.items()}
    against = _FORBIDDEN.said(ground.perspective)
    judges = [_Judge(ground, each) for each in ground.rules.values() if each.kind == _LAYER_RULES]
    layers = ground.layers()
    tally = Tally()
    for index in numbers(graph.of_types((DEPENDENCY,))):
        row, column = graph.elements[graph.dependents[index]], graph.elements[graph.dependencies[index]]
        if row.layer not in layers or column.layer not in layers:
            continue
        evidence = ground.path((index,))
        tally.note(row.id, column.id, signs[graph.type_of(index)], evidence)
        if any(each.refuses(graph.type_of(index), row.layer, column.layer) for each in judges):
            tally.note(row.id, column.id, against, evidence)
    elements = ground.perspective.model.elements
    heads = [ground.head(elements[id_], elements[id_].layer) for id_ in tally.rows() | tally.columns()]
    forbidden = frozenset(pair for each in judges for pair in each.pairs)
    return tally.matrix(kind.frame(ground, (*signs.values(), against), layers, forbidden), heads, heads)


class _Judge:
    """What one rule on layers says of each pair of layers."""

    def __init__(self, ground: Ground, rule: Rule) -> None:
        order = LayerOrder.read(rule.parameters)
        levels = {layer: level for layer, level in order.levels(ground.perspective.pack.layers).items() if level}
        self.pairs = frozenset(
            (layer, other)
            for layer, level in levels.items()
            for other, below in levels.items()
            if order.breaks(level, below, alike=layer == other)
        )
        named = words(rule.parameters.get("relationships"))
        self._types = frozenset(_SIGNS) if not named or DEPENDENCY in named else frozenset(named)

    def refuses(self, type_: str, layer: str, other: str) -> bool:
        """Whether the rule refuses a relationship of this type from a dependent's layer to a dependency's."""
        return type_ in self._types and (layer, other) in self.pairs


KIND = MatrixKind(
    id="phu-thuoc",
    title=Text("Ma trận phụ thuộc theo lớp", "Dependency structure by layer"),
    lead=Text(
        "Hàng phụ thuộc vào cột; hàng và cột xếp theo lớp của khung, từ trên xuống. Ô gạch chéo là chiều phụ thuộc mà quy tắc về lớp không cho phép.",
        "Rows depend on columns, both from the top layer down. Hatched cells are directions that the rule on layers forbids.",
    ),
    row_name=Text("Phần tử phụ thuộc", "Dependent"),
    column_name=Text("Phần tử được phụ thuộc", "Dependency"),
    missing=Text(
        "Chưa có quan hệ phụ thuộc nào giữa các phần tử có lớp.", "There is no dependency between elements with a layer."
    ),
    build=_build,
)
