"""The kind ``conform`` against a brute force that walks up the reference model for every code of every element."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from oracles.naive_selectors import Choice, as_list, chosen, dict_of, random_select
from oracles.seeds import many_seeds
from oracles.small_models import PACK, TYPES, Small, model_of, outcome, small_model

from eaf.errors import ParameterError
from eaf.model.element import Element, Origin, Relationship
from eaf.pack.pack import Code, Pack, ReferenceModel
from eaf.pack.rule import Raw
from eaf.rules import conform
from eaf.text import Text

CHECKS = ("resolves", "not-superseded", "type", "same-parent", "mandatory-present")
CODES = ("A", "B", "C", "D", "E", "F")
Found = set[tuple[tuple[str, ...], str, Origin]]


def random_pack(rnd: Random) -> Pack:
    """A reference model of a few codes; what stands below what is chance."""

    def types() -> tuple[str, ...]:
        return (*rnd.sample(TYPES, 2),) if rnd.random() < 0.25 else ()

    codes = [
        Code(
            code,
            Text(code),
            parent=rnd.choice(("", *CODES[:at])),
            status=rnd.choice(("", "", "", "superseded")),
            mandatory=rnd.random() < 0.4,
            types=types(),
            replaced_by=("A",) if rnd.random() < 0.3 else (),
        )
        for at, code in enumerate(CODES)
    ]
    rnd.shuffle(codes)
    other = ReferenceModel("brm", Text("BRM"), codes=(Code("A", Text(), mandatory=True),))
    return replace(PACK, reference_models=(ReferenceModel("drm", Text("DRM"), codes=tuple(codes), types=types()), other))


def classified(small: Small) -> Small:
    """The same model with codes of that reference model, some of them unknown or of another model."""
    known = [*(f"drm:{code}" for code in CODES), "drm:Z", "brm:A"]
    elements = [
        replace(each, classified=tuple(small.rnd.sample(known, small.rnd.choice((0, 1, 1, 2))))) for each in small.elements
    ]
    relationships = [
        replace(each, type=small.rnd.choice(("composition", "aggregation", each.type))) for each in small.model.relationships
    ]
    unique = {each.identity: each for each in relationships}
    return Small(model_of(elements, list(unique.values())), small.rnd)


class Model:
    """The reference model of one rule, read anew for every question."""

    def __init__(self, pack: Pack, raw: Choice) -> None:
        (self.model,) = (each for each in pack.reference_models if each.id == "drm")
        self.codes = {each.code: each for each in self.model.codes}
        self.excluded = {str(dict_of(each)["code"]) for each in as_list(raw.get("excluded") or [])}

    def up(self, code: str) -> list[Code]:
        found = [self.codes[code]] if code in self.codes else []
        while found and found[-1].parent:
            found.append(self.codes[found[-1].parent])
        return found

    def applies(self, code: str) -> bool:
        return bool(self.up(code)) and not any(each.code in self.excluded for each in self.up(code))

    def fault(self, element: Element, code: str, checks: set[str]) -> str:
        if not self.applies(code):
            return "resolves" if "resolves" in checks else ""
        if self.codes[code].status == "superseded" and "not-superseded" in checks:
            return "not-superseded"
        allowed = [each.types for each in self.up(code) if each.types] or [self.model.types]
        return "type" if "type" in checks and allowed[0] and element.type not in allowed[0] else ""


def codes_of(element: Element) -> list[tuple[int, str]]:
    """The codes of the reference model at hand, with their positions."""
    return [(at, code[4:]) for at, code in enumerate(element.classified) if code.startswith("drm:")]


def of_codes(model: Model, carrying: dict[str, Element], checks: set[str]) -> tuple[int, Found]:
    """The checks of single codes."""
    found = {
        ((each.id,), f"{what} {code}", each.origin.child("classified", at))
        for each in carrying.values()
        for at, code in codes_of(each)
        if (what := model.fault(each, code, checks))
    }
    return len(carrying), found


def of_parts(model: Model, small: Small, carrying: dict[str, Element]) -> tuple[int, Found]:
    """``same-parent``."""
    subjects, found = 0, Found()
    for one in small.model.relationships:
        whole, part = small.model.elements[one.source], carrying.get(one.target)
        if one.type not in ("composition", "aggregation") or part is None or not codes_of(whole):
            continue
        subjects += 1
        above = {code for _, code in codes_of(whole)}
        for at, code in codes_of(part):
            if not above & {code, *(each.code for each in model.up(code))}:
                name = f"{one.source} {one.type} {one.target} {one.name.vi}".rstrip()
                found.add(((part.id, whole.id), f"same-parent {code} {name}", part.origin.child("classified", at)))
    return subjects, found


def of_mandatory(model: Model, carrying: dict[str, Element]) -> tuple[int, Found]:
    """``mandatory-present``."""
    mandatory = [code for code, each in model.codes.items() if each.mandatory and model.applies(code)]
    present = {each.code for one in carrying.values() for _, code in codes_of(one) for each in model.up(code)}
    origin = Origin(0, ("workspace", "packs"))
    return len(mandatory), {((f"drm:{code}",), "mandatory-present", origin) for code in mandatory if code not in present}


def brute_force(small: Small, pack: Pack, raw: Choice, select: Choice) -> tuple[int, Found]:
    model, checks = Model(pack, raw), set(map(str, as_list(raw["checks"])))
    carrying = {each.id: each for each in small.elements if codes_of(each) and chosen(small.model, each, select)}
    parts = []
    if checks & {"resolves", "not-superseded", "type"}:
        parts.append(of_codes(model, carrying, checks))
    if "same-parent" in checks:
        parts.append(of_parts(model, small, carrying))
    if "mandatory-present" in checks:
        parts.append(of_mandatory(model, carrying))
    return sum(subjects for subjects, _ in parts), Found().union(*(found for _, found in parts))


def random_parameters(rnd: Random) -> Choice:
    raw: Choice = {"reference_model": "drm", "checks": [*rnd.sample(CHECKS, rnd.randint(1, 3))]}
    if rnd.random() < 0.3:
        raw["excluded"] = [{"code": code, "reason": "vì thế"} for code in rnd.sample(CODES, rnd.randint(1, 2))]
    return raw


@many_seeds
def test_conform_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = classified(small_model(seed))
        pack = random_pack(small.rnd)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(conform.KIND, raw, select, pack)
        said = {(each.subjects, each.discriminator, each.origin) for each in found.violations}
        assert (found.subjects, said) == brute_force(small, pack, raw, select), (seed, raw, select)
        assert len(said) == len(found.violations), seed
        broken += bool(said)
    assert len(seeds) // 3 < broken < len(seeds)


TREE = replace(
    PACK,
    reference_models=(
        ReferenceModel(
            "drm",
            Text("Mô hình dữ liệu", "data model"),
            codes=(
                Code("1", Text("Một", "One"), types=("data-object",)),
                Code("1.1", Text("Một một", "One one"), "1", mandatory=True),
                Code("2", Text(), status="superseded", replaced_by=("1", "1.1")),
                Code("3", Text(), status="superseded"),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("raw", "code", "vietnamese", "english"),
    [
        ({"checks": ["resolves"]}, "drm:9", "không có trong Mô hình dữ liệu", "is not in the data model"),
        (
            {"checks": ["resolves"], "excluded": [{"code": "1", "reason": {"vi": "tỉnh không có", "en": "none here"}}]},
            "drm:1.1",
            "nằm ngoài phạm vi áp dụng: tỉnh không có",
            "is out of scope here: none here",
        ),
        (
            {"checks": ["not-superseded"]},
            "drm:2",
            "đã bị thay bằng drm:1 hoặc drm:1.1",
            "has been superseded by drm:1 or drm:1.1",
        ),
        ({"checks": ["not-superseded"]}, "drm:3", "đã bị thay thế", "has been superseded"),
        ({"checks": ["type"]}, "drm:1.1", "không dùng cho kiểu Nút công nghệ", "is not for elements of the type Node"),
    ],
)
def test_conform_says_what_is_wrong_with_a_code(raw: dict[str, Raw], code: str, vietnamese: str, english: str) -> None:
    part = Element("a", "node", Text("A"), Origin(0, ("a",)), classified=("brm:x", code))
    (found,) = outcome(model_of([part], []), conform.KIND, {"reference_model": "drm", **raw}, pack=TREE).violations
    assert (found.values["code"], found.values["fault"]) == (code, Text(vietnamese, english))
    assert (found.origin.path, found.key) == (("a", "classified", 1), False)


def test_a_part_astray_names_the_whole_and_its_codes() -> None:
    whole = Element("w", "data-object", Text("W"), Origin(0, ("w",)), classified=("drm:1.1", "drm:3"))
    part = Element("p", "data-object", Text("P"), Origin(0, ("p",)), classified=("drm:1",))
    model = model_of([whole, part], [Relationship("w", "composition", "p", Origin(0, ("r",)))])
    (found,) = outcome(model, conform.KIND, {"reference_model": "drm", "checks": ["same-parent"]}, pack=TREE).violations
    assert (found.subjects, found.witness, found.related) == (("p", "w"), (0,), ((whole.origin, whole.name),))
    assert found.values["fault"] == Text(
        "không nằm dưới mã của W (drm:1.1, drm:3)", "is not below the codes of W (drm:1.1, drm:3)"
    )


def test_a_mandatory_code_is_missed_at_the_workspace_until_one_below_it_or_itself_is_there() -> None:
    raw: dict[str, Raw] = {"reference_model": "drm", "checks": ["mandatory-present"]}
    part = Element("a", "data-object", Text("A"), Origin(0, ("a",)), classified=("drm:1",))
    (found,) = outcome(model_of([part], []), conform.KIND, raw, pack=TREE).violations
    assert (found.subjects, found.values["subject"], found.values["code"]) == (
        ("drm:1.1",),
        Text("Một một", "One one"),
        "drm:1.1",
    )
    assert found.origin.path == ("workspace", "packs")
    there = replace(part, classified=("drm:1.1",))
    assert outcome(model_of([there], []), conform.KIND, raw, pack=TREE).violations == ()
    excluded = {**raw, "excluded": [{"code": "1", "reason": "x"}]}
    assert outcome(model_of([part], []), conform.KIND, excluded, pack=TREE).subjects == 0


@pytest.mark.parametrize(
    ("raw", "message", "path"),
    [
        ({"reference_model": "dmr", "checks": ["type"]}, "there is no reference model 'dmr'", ("reference_model",)),
        (
            {"reference_model": "drm", "checks": ["type"], "excluded": [{"code": "1"}, {"code": "4"}]},
            "there is no reference code '4'",
            ("excluded", 1, "code"),
        ),
    ],
)
def test_what_the_pack_does_not_have_is_refused(raw: dict[str, Raw], message: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(ParameterError, match=message) as caught:
        conform.KIND.read(raw).prepare(TREE)
    assert caught.value.path == path
