"""What must be reached, must not be reached, or must be passed through.

``must: reach``: every subject has a path of the expression ``along`` to some element of ``to``; a subject without one is reported.

``must: not-reach``: no subject has a path to another element of ``to``. ``must: pass-through``: each such path must pass an element of
``via``, which is itself no target. ``different: [owner]`` counts only targets whose owner differs from the subject's. Each
subject and target is reported at the first relationship of a shortest such path, its witness, and only where the fault
lies: a path that passes an earlier target, or another subject from which the rest is a path of the same kind, is left to
the finding there.

Work: each relationship once for each step of the expression; for each subject at fault (with ``different``, for each that reaches
``to``) once more what lies between it and the next subjects and targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import Search, starts_of
from eaf.loading.typed import selector, word, words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.selection import check_selector, marks
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.graph.graph import Graph
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

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """One reverse traversal from all targets, and a search for each subject that it finds at fault."""
        if not selected:
            return Outcome(0)
        found = self._missing(context, selected) if self.must == "reach" else self._forbidden(context, selected)
        return Outcome(len(selected), tuple(found))

    def _missing(self, context: Context, subjects: tuple[int, ...]) -> Iterator[Violation]:
        reaching = starts_of(context.graph, self.along, context.selection.elements(self.target))
        for n in subjects:
            if not reaching[n]:
                element = context.graph.elements[n]
                yield Violation((element.id,), element.origin, values={"subject": element.name})

    def _forbidden(self, context: Context, subjects: tuple[int, ...]) -> Iterator[Violation]:
        graph = context.graph
        mediators = context.selection.mask(self.via) if self.via else bytearray(len(graph))
        targets = [n for n in context.selection.elements(self.target) if not mediators[n]]
        reaching = starts_of(graph, self.along, targets, mediators)
        fences = _Fences(self, context, mediators, subjects, targets)
        for subject in subjects:
            if reaching[subject]:
                search = Search(graph, self.along, (subject,), fences.around(subject))
                for target in search.reached():
                    if fences.is_target(subject, target):
                        yield _violation(graph, subject, target, search)


class _Fences:
    """Where the search from a subject ends: at mediators, at its targets and at subjects that answer for the rest themselves."""

    def __init__(
        self, rule: Parameters, context: Context, mediators: bytearray, subjects: tuple[int, ...], targets: list[int]
    ) -> None:
        self._rule = rule
        self._context = context
        self._mediators = mediators
        self._subjects = marks(len(context.graph), subjects)
        self._targets = marks(len(context.graph), targets)
        self._groups: dict[int, tuple[object, ...]] = {}

    def is_target(self, subject: int, node: int) -> bool:
        """Whether a path of ``subject`` that ends at ``node`` counts."""
        return bool(self._targets[node]) and node != subject and not (self._rule.different and self._alike(subject, node))

    def around(self, subject: int) -> Callable[[int, int], bool]:
        """Where the search from ``subject`` must not go on: by state of the path's automaton and element."""
        path = self._rule.along

        def stop(state: int, node: int) -> bool:
            if self._mediators[node]:
                return True
            if self.is_target(subject, node):
                return state in path.accepting
            return bool(self._subjects[node]) and state in path.restarting and self._alike(subject, node)

        return stop

    def _alike(self, left: int, right: int) -> bool:
        return self._group(left) == self._group(right)

    def _group(self, n: int) -> tuple[object, ...]:
        known = self._groups.get(n)
        if known is None:
            element, elements = self._context.graph.elements[n], self._context.model.elements
            known = tuple(tuple(value for value, _ in values_of(element, name, elements)) for name in self._rule.different)
            self._groups[n] = known
        return known


def _violation(graph: Graph, subject: int, target: int, search: Search) -> Violation:
    _, steps = search.witness(target)
    source, end = graph.elements[subject], graph.elements[target]
    return Violation(
        subjects=(source.id, end.id),
        origin=graph.relationships[steps[0]].origin,
        key=False,
        values={"subject": source.name, "target": end.name},
        discriminator=end.id,
        witness=steps,
    )


KIND = RuleKind(
    id="path",
    question=Text("Phải tới được, không được tới, hay phải đi qua?", "Must it reach, not reach, or pass through?"),
    schema=mapping(
        {
            "must": {"enum": ["reach", "not-reach", "pass-through"]},
            "along": {"type": "string", "minLength": 1},
            "to": SELECTOR_REFERENCE,
            "via": SELECTOR_REFERENCE,
            "different": listed(ATTRIBUTE, least=1, unique=True),
        },
        required=("must", "along", "to"),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
