"""One element in its context: dependents at the left, what it depends on at the right, everything else below.

Arrows point the way of the dependency, from left to right. On a narrow sheet the same reads from top to bottom. Each side shows
at most twelve boxes; one more box says how many are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.context_columns import place_columns
from eaf.drawing.context_list import place_list
from eaf.drawing.context_peers import place_peers
from eaf.drawing.scene import Scene, Wire
from eaf.drawing.sheet import Body, Sheet, finish, set_heading
from eaf.drawing.surroundings import surroundings_of
from eaf.drawing.wires import PEERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Context, Neighbour


def draw(view: Context, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the context."""
    _, top = set_heading(view.title, sheet)
    around = surroundings_of(view, labels)
    place_middle = place_list if sheet.narrow else place_columns
    middle = place_middle(around, (sheet.margin, top), sheet.inner_width, labels)
    parts, bottom = middle.parts, middle.bottom
    if around.peers:
        below = place_peers(around.peers, middle, (sheet.margin, sheet.inner_width), labels)
        x = middle.centre.centre[0]
        wire = Wire(((x, middle.centre.bottom), (x, below.centre.y)), PEERS)
        parts, bottom = (*parts, *below.parts, *(() if sheet.narrow else (wire,))), below.bottom
    return finish(Body(parts, sheet.width, bottom), view.title, describe(view, labels), labels, sheet)


def describe(view: Context, labels: Labels) -> str:
    """The context in words."""
    sides = (
        (labels.dependents, view.dependents, view.hidden_dependents),
        (labels.dependencies, view.dependencies, view.hidden_dependencies),
        (labels.peers, view.peers, view.hidden_peers),
    )
    return " ".join((f"{view.centre.title}.", *(_sentence(*side, labels) for side in sides)))


def _sentence(heading: str, neighbours: Sequence[Neighbour], hidden: int, labels: Labels) -> str:
    named = [f"{near.box.title} ({near.label})" if near.label else near.box.title for near in neighbours]
    if hidden:
        named.append(labels.more.format(count=hidden))
    return f"{heading}: {', '.join(named) or labels.nothing.lower()}."
