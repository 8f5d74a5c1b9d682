"""Did you mean: keys, words, ids, codes and packs within two edits, diacritics and case folded, nearest first."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading_city import loaded

from eaf.loading.known_names import KnownNames
from eaf.text import nearest

NODE = "elements:\n  x-1:\n    type: node\n    name: X\n"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("elemnts: {}\n", "elements"),
        ("elements:\n  x-1:\n    type: nod\n    name: X\n", "node"),
        (NODE + "    ownr: org-city\n", "owner"),
        (NODE + "    Owner: org-city\n", "owner"),
        (NODE + "    lifecycle: {statsu: operating}\n", "status"),
        (NODE + "    lifecycle: {status: oparating}\n", "operating"),
        (NODE + "    layer: machnies\n", "machines"),
        (NODE + "    layer: máchines\n", "machines"),
        (NODE + "    properties: {zoen: inside}\n", "zone"),
        (NODE + "    properties: {zone: ínside}\n", "inside"),
        (NODE + "    relationships: [{type: servign, target: x-1}]\n", "serving"),
        (NODE + "    relationships: [{type: serving, target: sys-regstry}]\n", "sys-registry"),
        (NODE + "    owner: org-ctiy\n", "org-city"),
        (NODE + "    owner: Örg-City\n", "org-city"),
        ("elements:\n  Đất-Đai: {type: node, name: X}\n", "dat-dai"),
        ("elements:\n  đất đai: {type: node, name: X}\n", "dat-dai"),
        (NODE + "    classified: [brm:BRM11]\n", "brm:BRM1"),
        (NODE + "    layers: {toy-1: servics}\n", "services"),
        ("elements:\n  i: {type: instrument, name: I, instrument: {ref: toy-decre}}\n", "toy-decree"),
        ("views:\n  v: {viewpoint: overvieu, title: V}\n", "overview"),
        ("views:\n  v: {viewpoint: architecture, title: V, architecture: uze}\n", "use"),
    ],
)
def test_what_was_perhaps_meant_is_suggested(tmp_path: Path, text: str, suggestion: str) -> None:
    (found,) = loaded(tmp_path, {"x.yaml": text}).problems
    assert found.remedy.en.startswith(f"did you mean '{suggestion}'")
    assert found.remedy.vi.startswith(f"có phải '{suggestion}'")


@pytest.mark.parametrize(
    "text", [NODE + "    owner: somebody-else\n", NODE + "    colour: red\n", NODE + "    layer: basement\n"]
)
def test_nothing_is_suggested_for_what_is_far_from_everything(tmp_path: Path, text: str) -> None:
    (found,) = loaded(tmp_path, {"x.yaml": text}).problems
    assert not found.remedy


def test_elements_of_the_type_that_is_needed_are_suggested_first(tmp_path: Path) -> None:
    others = "elements:\n  org-abc: {type: business-actor, name: A}\n  osg-abd: {type: node, name: B}\n"
    (found,) = loaded(tmp_path, {"x.yaml": others + "  n: {type: node, name: N, owner: osg-abe}\n"}).problems
    assert found.remedy.en == "did you mean 'org-abc'?"
    assert found.related[0].place.line == 2


def test_every_suggestion_is_given_up_to_three(tmp_path: Path) -> None:
    names = "elements:\n" + "".join(f"  org-abc{n}: {{type: business-actor, name: A{n}}}\n" for n in range(5))
    (found,) = loaded(tmp_path, {"x.yaml": names + "  n: {type: node, name: N, owner: org-abc}\n"}).problems
    assert found.remedy.en == "did you mean 'org-abc0', 'org-abc1', 'org-abc2'?"


_NAMES = st.text("abcđé-12", min_size=1, max_size=9)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.lists(_NAMES, max_size=30), _NAMES)
def test_names_that_are_passed_over_were_too_far_away(names: list[str], wrong: str) -> None:
    known = list(dict.fromkeys(names))
    assert KnownNames(known).near(wrong) == nearest(wrong, known)


def test_many_wrong_names_among_many_known_ones_cost_no_more_than_their_share() -> None:
    known = KnownNames(f"name-{number}" for number in range(20_000))
    before = time.process_time()
    answers = [known.near(f"nane-{number}") for number in range(20_000)]
    assert time.process_time() - before < 2
    assert answers[0] == ("name-0", "name-1", "name-10")
    assert answers[-1] == ()
