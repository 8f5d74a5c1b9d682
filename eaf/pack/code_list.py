"""Lists of codes around a framework: levels, kinds of service, forms of identifiers, national systems; each entry with its law."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.pack.provenance import Provenance
from eaf.pack.validity import Validity
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ListedCode:
    """One entry.

    ``criteria`` say what makes something fall under the code, any one of them is enough; ``pattern`` is the form of an
    identifier, with ``examples`` of it; ``managed_by`` is who runs a system; ``replaced_by`` names entries of this list or,
    as ``list:code``, of another.
    """

    code: str
    name: Text
    criteria: tuple[Text, ...] = ()
    managed_by: Text = field(default_factory=Text)
    pattern: str = ""
    examples: tuple[str, ...] = ()
    instrument: str = ""
    article: Text = field(default_factory=Text)
    validity: Validity = field(default_factory=Validity)
    replaced_by: tuple[str, ...] = ()
    status: str = ""
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list; ``property`` is the property of elements whose values its codes are, empty where there is none."""

    id: str
    name: Text
    property: str = ""
    codes: tuple[ListedCode, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


def listed_name(list_id: str, reference: str) -> str:
    """A reference to an entry in full, as ``list:code``; ``list_id`` is the list in which it stands."""
    return reference if ":" in reference else f"{list_id}:{reference}"


def listed_names(lists: Iterable[CodeList]) -> tuple[str, ...]:
    """Every entry of these lists as ``list:code``."""
    return tuple(f"{each.id}:{entry.code}" for each in lists for entry in each.codes)
