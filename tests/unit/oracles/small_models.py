"""Random models of a few elements, with a pack to match; everything follows from the seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, TypeVar

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind
from eaf.finding import Place
from eaf.graph.arrays import ArrayKernel
from eaf.graph.lists import ListKernel
from eaf.graph.model_facts import ModelGraph
from eaf.loading.typed import selector
from eaf.model.element import Element, Indicator, Lifecycle, Measurement, Origin, Relationship, Target
from eaf.model.metamodel import STATUSES
from eaf.model.model import Model, Workspace
from eaf.model.share import Share
from eaf.pack.pack import Architecture, Code, Layer, Pack, PropertyDefinition, ReferenceModel
from eaf.pack.provenance import Provenance
from eaf.pack.selector import NamedSet
from eaf.pack.standard import Standard, StandardGroup
from eaf.pack.validity import Validity
from eaf.selection.selection import Selection
from eaf.text import Text

if TYPE_CHECKING:
    from _typeshed import SupportsLenAndGetItem

    from eaf.graph.kernel import Kernel
    from eaf.pack.rule import Raw

Drawn = TypeVar("Drawn")
AS_OF = date(2022, 6, 30)
TYPES = ("application-component", "data-object", "node")
RELATIONSHIPS = ("serving", "access", "composition", "flow", "association")
LAYERS = ("top", "middle", "middle-left", "middle-right", "bottom", "aside")
PARENTS = {"middle-left": "middle", "middle-right": "middle"}
OWNERS = ("org-a", "org-b")
TAGS = ("red", "green")
KINDS_OF_ACCESS = ("", "read", "write", "read-write")
SETS: dict[str, dict[str, Raw]] = {
    "reds": {"tag": "red"},
    "upper-half": {"layer": ["top", "middle"]},
    "red-or-low": {"any": [{"in": "reds"}, {"not": {"in": "upper-half"}}]},
}
PACK = Pack(
    id="pack",
    name=Text("Gói", "Pack"),
    version="1",
    origin=Origin(0, ("pack",)),
    summary=Text(),
    instrument="",
    validity=Validity(),
    layers=tuple(Layer(name, Text(name, name), PARENTS.get(name, ""), component=name in ("top", "middle")) for name in LAYERS),
    architectures=(
        Architecture("upper", Text("Trên", "Upper"), layers=("top", "middle", "middle-left")),
        Architecture("lower", Text("Dưới", "Lower"), layers=("bottom",)),
    ),
    properties={
        "level": PropertyDefinition("level", "integer", Text("Cấp độ", "Level")),
        "kinds": PropertyDefinition("kinds", "list", Text("Loại", "Kinds")),
        "open": PropertyDefinition("open", "boolean", Text("Mở", "Open")),
        "code": PropertyDefinition("code", "text", Text("Mã", "Code")),
        "reviewed": PropertyDefinition("reviewed", "date", Text("Ngày rà soát", "Last reviewed")),
    },
    sets={name: NamedSet(name, Text(name, name), selector(each), Origin(0, ("sets", name))) for name, each in SETS.items()},
    reference_models=(ReferenceModel("drm", Text("DRM"), codes=(Code("1", Text("Một", "One")), Code("2", Text()))),),
    standard_groups=(StandardGroup("one", Text("Nhóm một", "Group one")),),
    standards=(
        Standard("x", "X 1", Text("X"), Provenance(), "one", "mandatory"),
        Standard("y", "Y 1", Text("Y"), Provenance(), "one", "mandatory", Validity(None, date(2022, 1, 1)), ("x",)),
    ),
)


class Nowhere:
    """Places for a model that no file holds."""

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        return Place("/".join(str(step) for step in origin.path) + (" (key)" if key else ""))

    def line(self, place: Place) -> str:
        return str(place)


class Dice(Random):
    """Chance that is quick: one random number for each draw, which few options do not notice."""

    def choice(self, seq: SupportsLenAndGetItem[Drawn]) -> Drawn:
        return seq[int(self.random() * len(seq))]

    def randint(self, a: int, b: int) -> int:
        return a + int(self.random() * (b - a + 1))


def _chance(rnd: Random, of_ten: int) -> bool:
    return rnd.random() * 10 < of_ten


def _lifecycle(rnd: Random) -> Lifecycle:
    return Lifecycle(
        rnd.choice(("", "operating", "planned")),
        date(2020, rnd.randint(1, 12), 1) if _chance(rnd, 3) else None,
        date(2023, rnd.randint(1, 12), 1) if _chance(rnd, 2) else None,
    )


def _properties(rnd: Random) -> dict[str, str | int | bool | tuple[str, ...]]:
    given: dict[str, str | int | bool | tuple[str, ...]] = {}
    if _chance(rnd, 6):
        given["level"] = rnd.randint(1, 4)
    if _chance(rnd, 4):
        given["kinds"] = tuple(rnd.sample(("x", "y", "z"), rnd.randint(1, 3)))
    if _chance(rnd, 4):
        given["open"] = _chance(rnd, 5)
    if _chance(rnd, 5):
        given["code"] = rnd.choice(("a1", "A1", "b2", " b2", "Đà", "da", "007"))
    return given


def _element(rnd: Random, number: int) -> Element:
    layer = rnd.choice(LAYERS)
    return Element(
        id=f"e{number:02}",
        type=rnd.choice(TYPES),
        name=Text(rnd.choice(("Một", "Hai", "Ba")), rnd.choice(("One", "Two", ""))),
        origin=Origin(0, ("elements", f"e{number:02}")),
        layer=layer,
        architecture=PACK.architecture_of("", layer),
        owner=rnd.choice(("", *OWNERS)),
        lifecycle=_lifecycle(rnd),
        classified=tuple(code for code in ("drm:1", "drm:2") if _chance(rnd, 3)),
        tags=tuple(tag for tag in TAGS if _chance(rnd, 4)),
        properties=_properties(rnd),
    )


def _indicator(rnd: Random, number: int) -> Element:
    def day() -> date:
        return AS_OF if _chance(rnd, 2) else date(2022, rnd.randint(1, 12), rnd.choice((1, 28)))

    def value() -> Decimal:
        return Decimal(rnd.randint(0, 6))

    targets = []
    for _ in range(rnd.randint(0, 3)):
        minimum = value() if _chance(rnd, 6) else None
        targets.append(Target(day(), minimum, value() if minimum is None or _chance(rnd, 3) else None))
    measurements = tuple(Measurement(day(), value()) for _ in range(rnd.randint(0, 3)))
    return Element(
        id=f"i{number:02}",
        type="indicator",
        name=Text("Chỉ tiêu", "Indicator"),
        origin=Origin(0, ("elements", f"i{number:02}")),
        detail=Indicator(Text("%"), measurements=measurements, targets=tuple(targets)),
    )


def _relationship(rnd: Random, ids: list[str], number: int) -> Relationship:
    type_ = rnd.choice(RELATIONSHIPS)
    return Relationship(
        source=rnd.choice(ids),
        type=type_,
        target=rnd.choice(ids),
        origin=Origin(0, ("relationships", number)),
        name=Text(rnd.choice(("", "", "kênh một", "kênh hai"))),
        data=("e00",) if type_ == "flow" and _chance(rnd, 5) else (),
        access=rnd.choice(KINDS_OF_ACCESS) if type_ == "access" else "",
    )


def timed(small: Small) -> Small:
    """The same model with dates around the as-of date, and elements in every phase."""
    rnd = small.rnd

    def some_day() -> date | None:
        return AS_OF + timedelta(days=rnd.choice((-400, -366, -365, -30, -1, 0, 1, 29, 30, 31))) if _chance(rnd, 4) else None

    def element(each: Element) -> Element:
        day = some_day()
        properties = {**each.properties, **({} if day is None else {"reviewed": day})}
        return replace(each, lifecycle=Lifecycle(rnd.choice(("", *STATUSES)), some_day(), some_day()), properties=properties)

    elements = [element(each) for each in small.elements]
    relationships = [replace(each, since=some_day(), until=some_day()) for each in small.model.relationships]
    return Small(model_of(elements, relationships), rnd)


@dataclass(frozen=True)
class Small:
    """A random model, and the generator to go on with."""

    model: Model
    rnd: Random

    @property
    def elements(self) -> list[Element]:
        """In order of id."""
        return list(self.model.elements.values())

    def outcome(
        self,
        kind: RuleKind,
        raw: dict[str, Raw],
        select: dict[str, Raw] | None = None,
        pack: Pack = PACK,
        recorded: Share | None = None,
    ) -> Outcome:
        """What a rule of the kind says of the model."""
        return outcome(self.model, kind, raw, select, pack, recorded)


def small_model(seed: int, *, most: int = 8, edges: int = 14, indicators: bool = False) -> Small:
    """A model that depends on the seed alone."""
    rnd = Dice(seed)
    elements = [_element(rnd, number) for number in range(rnd.randint(1, most))]
    if indicators:
        elements += [_indicator(rnd, number) for number in range(rnd.randint(1, 3))]
    owners = [Element(name, "business-actor", Text(name, name), Origin(0, ("elements", name)), layer="top") for name in OWNERS]
    ids = [each.id for each in elements]
    found = {each.identity: each for each in (_relationship(rnd, ids, number) for number in range(rnd.randint(0, edges)))}
    return Small(model_of([*elements, *owners], list(found.values())), rnd)


def model_of(elements: list[Element], relationships: list[Relationship]) -> Model:
    """A model of these parts, ordered as the loader orders them."""
    workspace = Workspace("test", Text("Thử", "Test"), Origin(0, ("workspace",)))
    by_id = {each.id: each for each in sorted(elements, key=lambda each: each.id)}
    return Model(workspace, by_id, tuple(sorted(relationships, key=lambda each: each.identity)), (), Nowhere())


def context_of(model: Model, kernel: Kernel | None = None, pack: Pack = PACK, recorded: Share | None = None) -> Context:
    """The context of a pack's rules."""
    graph = ModelGraph(model, kernel)
    return Context(model.workspace, pack, graph, Selection(graph, pack), AS_OF, recorded=recorded)


def outcome(
    model: Model,
    kind: RuleKind,
    raw: dict[str, Raw],
    select: dict[str, Raw] | None = None,
    pack: Pack = PACK,
    recorded: Share | None = None,
) -> Outcome:
    """Read the parameters, prepare and assert, as the engine does; both kernels must say the same."""
    assertion = kind.read(raw)
    assertion.prepare(pack)
    contexts = (context_of(model, kernel, pack, recorded) for kernel in (ListKernel(), ArrayKernel()))
    found, other = (_asserted(assertion, context, select) for context in contexts)
    assert found == other, "the kernels disagree"
    for violation in found.violations:
        assert assertion.placeholders <= set(violation.values), "a message could keep a placeholder"
    return found


def _asserted(assertion: Assertion, context: Context, select: dict[str, Raw] | None) -> Outcome:
    return assertion.over(context, context.selection.mask(selector(select or {})))
