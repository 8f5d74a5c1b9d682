"""What must be reached, must not be reached, or must be passed through.

``must: reach``: every subject has a path of the expression ``along`` to some element of ``to``; a subject without one is reported.

``must: not-reach``: no subject has a path to another element of ``to``. ``must: pass-through``: each such path must pass an element of
``via``, which is itself no target. ``different: [owner]`` counts only targets whose owner differs from the subject's. Each
subject and target is reported at the first relationship of a shortest such path, its witness, and only where the fault
lies: a path that passes an earlier target, or another subject from which the rest is a path of the same kind, is left to
the finding there.

Work: each relationship once for each step of the expression, with ``different`` at most twice; for each subject at fault once more
what lies between it and the next subjects and targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.marks import both, either, numbers, turned
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import Search, labels_of, starts_of
from eaf.loading.typed import selector, word, words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, PATH, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.graph.column import Codes
    from eaf.graph.graph import Graph
    from eaf.graph.marks import Marks
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import Selector


@dataclass(frozen=True, slots=True)
class Parameters:
    """The mode, the path, its targets and its mediators."""

    must: str
    along: PathExpression
    target: Selector
    via: Selector | None = None
    different: tuple[str, ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        must = word(raw.get("must"))
        if (must == "pass-through") != ("via" in raw):
            message = "'via' belongs to must: pass-through, and is required there"
            raise ParameterError(message, ("must",))
        if must == "reach" and "different" in raw:
            message = "'different' belongs to not-reach and pass-through"
            raise ParameterError(message, ("different",))
        return cls(
            must=must,
            along=parse_path(word(raw.get("along")), ("along",)),
            target=selector(raw.get("to")),
            via=selector(raw["via"]) if "via" in raw else None,
            different=words(raw.get("different")),
        )

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject"} if self.must == "reach" else {"subject", "target"})

    def prepare(self, pack: Pack) -> None:
        """The attributes, layers and values named must exist."""
        check_selector(self.target, pack, ("to",))
        if self.via:
            check_selector(self.via, pack, ("via",))
        for index, name in enumerate(self.different):
            check_attribute(name, pack.properties, ("different", index))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """One reverse traversal from all targets, and a search for each subject that it finds at fault."""
        subjects = selected.count(1)
        if not subjects:
            return Outcome(0)
        found = self._missing(context, selected) if self.must == "reach" else self._forbidden(context, selected)
        return Outcome(subjects, tuple(found))

    def _missing(self, context: Context, selected: bytearray) -> Iterator[Violation]:
        graph, facts = context.graph, context.graph.facts
        reaching = starts_of(graph, self.along, context.selection.elements(self.target))
        for n in numbers(both(selected, turned(reaching))):
            yield Violation((graph.ids[n],), facts.origin(n), values={"subject": facts.name(n)})

    def _forbidden(self, context: Context, selected: bytearray) -> Iterator[Violation]:
        graph = context.graph
        mediators = context.selection.mask(self.via) if self.via else bytearray(len(graph))
        targets = both(context.selection.mask(self.target), turned(mediators))
        groups = self._groups(context)
        fences = _Fences(self.along, groups, mediators, selected, targets)
        for subject in numbers(both(selected, self._at_fault(context, targets, mediators, groups))):
            search = Search(graph, self.along, (subject,), fences.around(subject))
            for target in search.reached():
                if fences.is_target(subject, target):
                    yield _violation(graph, subject, target, search)

    def _groups(self, context: Context) -> Codes | None:
        """For each element the number of what ``different`` says of it; nothing when all targets count."""
        if not self.different:
            return None
        columns = [context.graph.column(name).codes for name in self.different]
        if len(columns) == 1:
            return columns[0]
        known: dict[tuple[int, ...], int] = {}
        return context.graph.kernel.codes(known.setdefault(key, len(known)) for key in zip(*columns, strict=True))

    def _at_fault(self, context: Context, targets: bytearray, mediators: bytearray, groups: Codes | None) -> bytearray:
        """The elements that reach a target that counts: of two labels at least one is not the element's own."""
        graph, kernel = context.graph, context.graph.kernel
        if groups is None:
            return starts_of(graph, self.along, numbers(targets), mediators)
        labelled = [(n, int(groups[n])) for n in numbers(targets)]
        one, two = labels_of(graph, self.along, labelled, 2, mediators)
        return either(kernel.present(two), both(kernel.present(one), turned(kernel.equal(one, groups))))


class _Fences:
    """Where the search from a subject ends: at mediators, at its targets and at subjects that answer for the rest themselves."""

    def __init__(self, path: PathExpression, groups: Codes | None, mediators: Marks, subjects: Marks, targets: Marks) -> None:
        self._path = path
        self._groups = groups
        self._mediators = mediators
        self._subjects = subjects
        self._targets = targets

    def is_target(self, subject: int, node: int) -> bool:
        """Whether a path of ``subject`` that ends at ``node`` counts."""
        return bool(self._targets[node]) and node != subject and not (self._groups is not None and self._alike(subject, node))

    def around(self, subject: int) -> Callable[[int, int], bool]:
        """Where the search from ``subject`` must not go on: by state of the path's automaton and element."""
        path = self._path

        def stop(state: int, node: int) -> bool:
            if self._mediators[node]:
                return True
            if self.is_target(subject, node):
                return state in path.accepting
            return bool(self._subjects[node]) and state in path.restarting and self._alike(subject, node)

        return stop

    def _alike(self, left: int, right: int) -> bool:
        return self._groups is None or bool(self._groups[left] == self._groups[right])


def _violation(graph: Graph, subject: int, target: int, search: Search) -> Violation:
    _, steps = search.witness(target)
    facts, ids = graph.facts, graph.ids
    return Violation(
        subjects=(ids[subject], ids[target]),
        origin=facts.relationship_origin(steps[0]),
        key=False,
        values={"subject": facts.name(subject), "target": facts.name(target)},
        discriminator=ids[target],
        witness=steps,
    )


KIND = RuleKind(
    id="path",
    question=Text("Phải tới được, không được tới, hay phải đi qua?", "Must it reach, not reach, or pass through?"),
    schema=mapping(
        {
            "must": {"enum": ["reach", "not-reach", "pass-through"]},
            "along": PATH,
            "to": SELECTOR_REFERENCE,
            "via": SELECTOR_REFERENCE,
            "different": listed(ATTRIBUTE, least=1, unique=True),
        },
        required=("must", "along", "to"),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
