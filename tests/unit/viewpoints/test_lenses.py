"""What each lens says of each element, against a look at the elements one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from eaf.finding import Severity
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Element, Origin, Plateau
from eaf.text import Text
from eaf.viewing.lens import Lens
from eaf.viewing.perspective import Perspective
from eaf.viewpoints.lenses import HUES, LENSES, findings, lenses, owner, plateau, status
from tests.unit.oracles.small_models import PACK, model_of, small_model

DATES = (date(2020, 6, 30), date(2022, 6, 30), date(2024, 6, 30))


def seen(seed: int, *, plateaus: int = 3) -> Perspective:
    small = small_model(seed, most=12)
    stated = [
        Element(f"plt-{n}", "plateau", Text(f"Giai đoạn {n}"), Origin(0, (f"plt-{n}",)), detail=Plateau(day))
        for n, day in enumerate(DATES[:plateaus])
    ]
    model = model_of([*small.elements, *stated], list(small.model.relationships))
    worst = {id_: small.rnd.choice(list(Severity)) for id_ in model.elements if small.rnd.randrange(2)}
    return Perspective(model, ModelGraph(model), PACK, "vi", worst=worst)


def words(lens: Lens) -> dict[str, str]:
    return {id_: lens.keys[key].word for id_, key in lens.of.items()}


@pytest.mark.parametrize("seed", range(40))
def test_every_element_has_a_key_and_keys_differ_without_their_hue(seed: int) -> None:
    perspective = seen(seed)
    for lens in lenses(perspective):
        assert lens.of.keys() == perspective.model.elements.keys()
        faces = [(key.shape, key.letter) for key in lens.keys]
        assert len(set(faces)) == len(faces)
        assert all(key.word and (key.shape or key.letter) for key in lens.keys)
        assert sum(lens.counts()) == len(perspective.model.elements)


@pytest.mark.parametrize("seed", range(40))
def test_status_and_findings(seed: int) -> None:
    perspective = seen(seed)
    said = {"": "chưa ghi trạng thái", "operating": "đang vận hành", "planned": "dự kiến"}
    assert words(status(perspective)) == {id_: said[each.lifecycle.status] for id_, each in perspective.model.elements.items()}
    found = {Severity.ERROR: "có lỗi", Severity.WARNING: "có cảnh báo", Severity.NOTE: "có ghi chú", None: "không có phát hiện"}
    assert words(findings(perspective)) == {id_: found[perspective.worst.get(id_)] for id_ in perspective.model.elements}


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("plateaus", [0, 1, 3])
def test_plateaus(seed: int, plateaus: int) -> None:
    perspective = seen(seed, plateaus=plateaus)
    model = perspective.model
    there = [set(model.at(day).elements) for day in DATES[:plateaus]]
    for id_, word in words(plateau(perspective)).items():
        inside = [id_ in each for each in there]
        if not any(inside):
            assert word == ("không thuộc giai đoạn nào" if plateaus else "có ở mọi thời điểm: mô hình chưa khai giai đoạn")
        elif not inside[-1]:
            assert word == "không còn ở giai đoạn cuối"
        else:
            assert word == f"có từ: Giai đoạn {inside.index(True)}"


def test_the_owners_of_the_most_have_letters_and_the_others_share_a_key() -> None:
    perspective = seen(1)
    elements = list(perspective.model.elements.values())
    owned = [replace(elements[0], id=f"x-{n:02}", owner=f"org-{n % 10}" if n < 30 else "") for n in range(35)]
    model = model_of([*owned, replace(owned[0], id="x-99")], [])
    lens = owner(Perspective(model, ModelGraph(model), PACK, "vi"))
    counts = Counter(words(lens).values())
    assert counts["org-0"] == 4
    assert sum(name.startswith("org-") for name in counts) == len(HUES)
    assert counts["đơn vị khác"] == 30 - 3 * len(HUES)
    assert counts["chưa ghi đơn vị"] == 5


def test_there_are_as_many_lenses_as_the_style_sheet_has() -> None:
    assert len(LENSES) == 4
