"""The overview as a live map: the blocks of the overview diagram, each element with its keys through every lens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.site.page import LensMap, Link, MapBlock, MapKey, MapLens, MapTile
from eaf.text import Text
from eaf.viewpoints.lenses import lenses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.model.element import Element
    from eaf.site.material import Material
    from eaf.viewing.lens import Lens
    from eaf.viewing.shapes import Block, BlockMap, Box

_EMPTY = Text("Chưa có phần tử nào.", "No element yet.")


def lens_map(material: Material, view: BlockMap, layers: dict[str, str], title: str) -> LensMap:
    """The section; ``layers`` gives the address of each layer's catalog."""
    through = tuple(lenses(material.perspective("")))
    blocks = _Blocks(material, through, layers)
    return LensMap(
        title=title,
        lenses=tuple(_legend(each) for each in through),
        blocks=tuple(blocks.of(each) for each in view.blocks),
        empty=material.say(_EMPTY),
        id="ban-do",
    )


def _legend(lens: Lens) -> MapLens:
    """The keys that occur, with how often they do."""
    counted = zip(lens.keys, lens.counts(), strict=True)
    keys = tuple(MapKey(key.hue, key.word, key.shape, key.letter, str(count)) for key, count in counted if count)
    return MapLens(lens.id, lens.name, keys)


class _Blocks:
    """Turns the blocks of the overview into those of the map."""

    def __init__(self, material: Material, all_lenses: tuple[Lens, ...], layers: dict[str, str]) -> None:
        self._material = material
        self._lenses = all_lenses
        self._layers = layers
        self._alike: dict[str, list[Element]] = {}
        for each in material.model.elements.values():
            self._alike.setdefault(f"{each.layer}-{each.type}", []).append(each)

    def of(self, block: Block) -> MapBlock:
        """A block with everything inside."""
        path = self._layers.get(block.id, "pt/")
        return MapBlock(
            link=Link(block.title, path),
            side=block.side,
            tiles=tuple(self._tile(each, path) for each in block.boxes),
            blocks=tuple(self.of(each) for each in block.blocks),
        )

    def _tile(self, box: Box, path: str) -> MapTile:
        element = self._material.model.elements.get(box.id)
        if element is not None:
            return MapTile(self._material.link(element.id), box.kind, self._keys((element,)), box.area)
        members = self._alike[box.id]
        kind = self._material.say(ELEMENT_TYPES[members[0].type].name)
        return MapTile(Link(kind, path), "", self._keys(members), box.area, str(len(members)))

    def _keys(self, members: Iterable[Element]) -> tuple[tuple[MapKey, ...], ...]:
        """Through each lens the keys of the members, the commonest first."""
        ids = [each.id for each in members]
        return tuple(_counted(lens, Counter(lens.of[id_] for id_ in ids)) for lens in self._lenses)


def _counted(lens: Lens, counts: Counter[int]) -> tuple[MapKey, ...]:
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    keys = ((lens.keys[key], counts[key]) for key in ordered)
    return tuple(MapKey(key.hue, key.word, key.shape, key.letter, str(count)) for key, count in keys)
