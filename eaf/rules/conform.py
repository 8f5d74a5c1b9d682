"""Elements are classified as the reference model has it.

``reference_model`` is a model of the pack, whose codes elements carry in ``classified``. ``checks`` lists what is looked at; of
the first three a code is reported for the first that it fails:

- ``resolves``: the code is one of the model;
- ``not-superseded``: its status is not ``superseded``;
- ``type``: elements of this type may carry it, if the model says which may: for the code, for one above it, or for all codes;
- ``same-parent``: the parts of an element, by composition or aggregation, carry codes of that element or codes below them;
- ``mandatory-present``: every mandatory code is carried by a selected element, or one below it is.

``excluded`` lists codes that do not apply here, each with its ``reason``: they and all below them no longer belong to the model, so
that ``resolves`` reports them and none of them is missing. A finding stands at the code of the element, for ``same-parent`` at that
of the part; a missing code is reported at the workspace. Elements with no code of the model are no subjects.

Work: each different list of codes once, and once for each type; each composition and aggregation once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.marks import both, numbers
from eaf.loading.typed import items, text, word, words
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.model.model import WHOLES
from eaf.pack.code_tree import CodeTree
from eaf.schemas.pieces import ID, SCALAR, TEXT, listed, mapping
from eaf.selection.conditions import check_known
from eaf.text import Text, joined
from eaf.text import both as both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.graph.column import Values
    from eaf.model.element import Path
    from eaf.pack.pack import Code, Pack, ReferenceModel
    from eaf.pack.rule import Raw

RESOLVES, CURRENT, TYPE, PARENT, PRESENT = "resolves", "not-superseded", "type", "same-parent", "mandatory-present"
_SUPERSEDED = "superseded"
_UNKNOWN = Text("không có trong {model}", "is not in the {model}")
_EXCLUDED = Text("nằm ngoài phạm vi áp dụng: {reason}", "is out of scope here: {reason}")
_ENDED = Text("đã bị thay thế", "has been superseded")
_REPLACED = Text("đã bị thay bằng {successors}", "has been superseded by {successors}")
_WRONG_TYPE = Text("không dùng cho kiểu {type}", "is not for elements of the type {type}")
_ASTRAY = Text("không nằm dưới mã của {whole} ({codes})", "is not below the codes of {whole} ({codes})")
_ABSENT = Text("chưa có phần tử nào", "has no element")
_OR = Text(" hoặc ", " or ")
_COMMA = both_languages(", ")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The reference model, what is looked at, and what does not apply here."""

    reference_model: str
    checks: tuple[str, ...]
    excluded: tuple[tuple[str, Text], ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        excluded = tuple((word(each.get("code")), text(each.get("reason"))) for each in items(raw.get("excluded")))
        return cls(word(raw.get("reference_model")), words(raw.get("checks")), excluded)

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "code", "fault"})

    def prepare(self, pack: Pack) -> None:
        """The reference model and the excluded codes must exist."""
        models = {each.id: each for each in pack.reference_models}
        check_known((self.reference_model,), list(models), "reference model", ("reference_model",))
        known = [each.code for each in models[self.reference_model].codes]
        for index, (code, _) in enumerate(self.excluded):
            check_known((code,), known, "reference code", ("excluded", index, "code"))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Look at each different list of codes once."""
        model = next(each for each in context.pack.reference_models if each.id == self.reference_model)
        classes = _Classes(context, selected, _Tailored(model, self.excluded))
        subjects, found = 0, list[Violation]()
        if {RESOLVES, CURRENT, TYPE} & set(self.checks):
            subjects += classes.carrying.count(1)
            found += classes.faults(self.checks)
        if PARENT in self.checks:
            parts = classes.parts()
            subjects += len(parts)
            found += classes.astray(parts)
        if PRESENT in self.checks:
            mandatory = classes.model.mandatory()
            subjects += len(mandatory)
            found += classes.missing(mandatory)
        return Outcome(subjects, tuple(found))


class _Tailored:
    """A reference model without what is excluded."""

    def __init__(self, model: ReferenceModel, excluded: tuple[tuple[str, Text], ...]) -> None:
        self.id = model.id
        self.name = model.name
        self.tree = CodeTree(model.codes)
        self._codes = {each.code: each for each in model.codes}
        self._reasons = self.tree.handed_down(dict(excluded))
        self._types = self.tree.handed_down({each.code: each.types for each in model.codes if each.types})
        self._types_of_all = model.types

    def mandatory(self) -> list[Code]:
        """The codes that must be carried."""
        return [each for each in self._codes.values() if each.mandatory and each.code not in self._reasons]

    def fault(self, code: str, type_: str, checks: tuple[str, ...]) -> tuple[str, Text] | None:
        """The first check that fails when an element of this type carries the code, and why."""
        if code not in self.tree or code in self._reasons:
            reason = self._reasons.get(code)
            told = _EXCLUDED.format(reason=reason) if reason else _UNKNOWN.format(model=self.name)
            return (RESOLVES, told) if RESOLVES in checks else None
        if CURRENT in checks and self._codes[code].status == _SUPERSEDED:
            successors = joined((both_languages(f"{self.id}:{each}") for each in self._codes[code].replaced_by), _OR)
            return CURRENT, _REPLACED.format(successors=successors) if successors else _ENDED
        allowed = self._types.get(code, self._types_of_all)
        if TYPE in checks and allowed and type_ not in allowed:
            return TYPE, _WRONG_TYPE.format(type=ELEMENT_TYPES[type_].name)
        return None


class _Classes:
    """What the elements of a graph carry of a model."""

    def __init__(self, context: Context, selected: bytearray, model: _Tailored) -> None:
        self._context = context
        self._graph = graph = context.graph
        self.model = model
        self._column = graph.column("classified")
        self._carried = [self._codes(values) for values in self._column.values]
        self._carriers = graph.kernel.marked(self._column.codes, bytes(map(bool, self._carried)))
        self.carrying = both(selected, self._carriers)

    def _codes(self, values: Values) -> tuple[tuple[str, Path], ...]:
        """The codes of this model, each with its path."""
        split = ((str(value).partition(":"), path) for value, path in values)
        return tuple((code, path) for (model, _, code), path in split if model == self.model.id)

    def faults(self, checks: tuple[str, ...]) -> Iterator[Violation]:
        """What is wrong with single codes: each pair of a type and a list of codes is looked at once."""
        graph, types = self._graph, self._graph.column("type")
        names = [str(values[0][0]) if values else "" for values in types.values]
        table = [self._faulty(name, checks) if name else bytes(len(self._carried)) for name in names]
        wrong = graph.kernel.crossed(types.codes, self._column.codes, table)
        for n in numbers(both(self.carrying, wrong)):
            for code, path in self._carried[self._column.codes[n]]:
                fault = self.model.fault(code, names[types.codes[n]], checks)
                if fault:
                    yield self._violation(n, (code, path), fault[1], f"{fault[0]} {code}")

    def _faulty(self, type_: str, checks: tuple[str, ...]) -> bytes:
        """For each list of codes 1 when one of them is wrong for elements of the type."""
        return bytes(any(self.model.fault(code, type_, checks) for code, _ in each) for each in self._carried)

    def parts(self) -> list[int]:
        """The compositions and aggregations between a whole and a selected part that both carry codes."""
        graph = self._graph
        ends = both(graph.with_end(graph.sources, self._carriers), graph.with_end(graph.targets, self.carrying))
        graph.kernel.visits += len(ends)
        return numbers(both(graph.of_types(WHOLES), ends))

    def astray(self, parts: list[int]) -> Iterator[Violation]:
        """Parts with codes that are not below those of the whole: each pair of lists of codes is looked at once."""
        graph, codes = self._graph, self._column.codes
        pairs = [(int(codes[graph.sources[index]]), int(codes[graph.targets[index]])) for index in parts]
        astray = {pair: found for pair in set(pairs) if (found := self._astray(*pair))}
        for index, pair in zip(parts, pairs, strict=True):
            whole, part = graph.sources[index], graph.targets[index]
            for code, path in astray.get(pair, ()):
                carried = joined((both_languages(f"{self.model.id}:{each}") for each, _ in self._carried[pair[0]]), _COMMA)
                fault = _ASTRAY.format(whole=graph.facts.name(whole), codes=carried)
                yield self._violation(part, (code, path), fault, f"{PARENT} {code} {graph.name_of(index)}", index)

    def _astray(self, whole: int, part: int) -> tuple[tuple[str, Path], ...]:
        """Of one list of codes those that are not below any of another."""
        above = [code for code, _ in self._carried[whole]]
        is_below = self.model.tree.is_below
        return tuple((code, path) for code, path in self._carried[part] if not any(is_below(code, each) for each in above))

    def missing(self, mandatory: list[Code]) -> Iterator[Violation]:
        """Mandatory codes that no selected element carries, nor one below them."""
        lists = set(map(int, compress(self._column.codes, self.carrying)))
        present = self.model.tree.with_those_above(code for each in lists for code, _ in self._carried[each])
        for each in mandatory:
            if each.code not in present:
                code = f"{self.model.id}:{each.code}"
                values: dict[str, str | Text] = {"subject": each.name or both_languages(code), "code": code, "fault": _ABSENT}
                yield Violation((code,), self._context.workspace.origin.child("packs"), values=values, discriminator=PRESENT)

    def _violation(self, n: int, at: tuple[str, Path], fault: Text, what: str, index: int | None = None) -> Violation:
        graph, facts, (code, path) = self._graph, self._graph.facts, at
        whole = None if index is None else graph.sources[index]
        return Violation(
            subjects=(graph.ids[n],) if whole is None else (graph.ids[n], graph.ids[whole]),
            origin=facts.origin(n).child(*path),
            key=False,
            values={"subject": facts.name(n), "code": f"{self.model.id}:{code}", "fault": fault},
            discriminator=what,
            related=() if whole is None else ((facts.origin(whole), facts.name(whole)),),
            witness=() if index is None else (index,),
        )


_EXCLUSION = mapping({"code": SCALAR, "reason": TEXT}, required=("code", "reason"))
KIND = RuleKind(
    id="conform",
    question=Text("Phân loại có đúng mô hình tham chiếu không?", "Is everything classified as the reference model has it?"),
    schema=mapping(
        {
            "reference_model": ID,
            "checks": listed({"enum": [RESOLVES, CURRENT, TYPE, PARENT, PRESENT]}, least=1, unique=True),
            "excluded": listed(_EXCLUSION, least=1),
        },
        required=("reference_model", "checks"),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
