"""Whether CODEOWNERS asks the departments that the model names: file by file of what a change touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.model.item import ELEMENT, RELATIONSHIP
from eaf.reviewing.approval import governing
from eaf.reviewing.impact import owner_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.diffing.difference import Change, Difference
    from eaf.loading.code_owners import CodeOwners

ASKED, NOT_ASKED, NOBODY, UNKNOWN = "asked", "not-asked", "nobody", "unknown"
"""The department is asked; others are; no line is about the file; others are, and no handle of the department is known."""


@dataclass(frozen=True, slots=True)
class Ownership:
    """One file, a department that answers for what was changed in it, and who is asked to approve."""

    file: str
    owner: str
    state: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnershipCheck:
    """What one CODEOWNERS file asks for; ``file`` is empty where there is none, and then nothing was checked.

    ``unread`` are lines of it that were not understood.
    """

    file: str = ""
    platform: str = ""
    rows: tuple[Ownership, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def faults(self) -> tuple[Ownership, ...]:
        """The rows in which the department is not known to be asked."""
        return tuple(each for each in self.rows if each.state != ASKED)


def ownership(
    difference: Difference, files: tuple[CodeOwners, ...], of_packs: tuple[str, ...] = ()
) -> tuple[OwnershipCheck, ...]:
    """What each CODEOWNERS file asks for; one check of no file where there is none."""
    head = difference.after.model.workspace.owner
    concerned = sorted({*_concerned(difference), *((file, head) for file in of_packs)})
    checked = (
        OwnershipCheck(each.file, each.platform, tuple(_row(each, *one) for one in concerned), each.unread) for each in files
    )
    return tuple(checked) or (OwnershipCheck(),)


def _row(owners: CodeOwners, file: str, owner: str) -> Ownership:
    asked = owners.owners(file)
    if not asked:
        state = NOBODY
    elif any(owners.stands_for(owner, each) for each in asked):
        state = ASKED
    else:
        state = NOT_ASKED if owner in owners.handles else UNKNOWN
    return Ownership(file, owner, state, asked)


def _concerned(difference: Difference) -> Iterator[tuple[str, str]]:
    """Each file that holds a change with each department that answers for what changed there."""
    head = difference.after.model.workspace.owner
    for each in (*difference.of_kind(ELEMENT), *difference.of_kind(RELATIONSHIP)):
        yield from ((file, owner or head) for file in _files(each) for owner in _owners(each, difference))
    for each in governing(difference):
        yield from ((file, head) for file in _files(each))


def _files(change: Change) -> set[str]:
    return {each.file for each in (change.before_place, change.after_place) if each}


def _owners(change: Change, difference: Difference) -> set[str]:
    """Who owned and who owns what changed; of a relationship its source, where it is written."""
    found = set()
    for item, side in ((change.before, difference.before), (change.after, difference.after)):
        element = side.model.elements.get(item.key[0]) if item else None
        if element:
            found.add(owner_of(element))
    return found
