"""A build after an edit leaves alone what would be made of the same, and the site is that of a build from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from unittest.mock import Mock

import pytest
import yaml

from eaf.api.site import build_site
from eaf.api.site_content import NotCheckedError, load_content
from eaf.api.site_state import MANIFEST
from eaf.site import making
from eaf.site.element_inputs import ElementInputs
from eaf.site.pages import element_page

CITIES = Path(__file__).parents[2] / "functional" / "cities"
DAY = date(2024, 1, 1)
EDITS = 60
MORE = """\
elements:
  src-plan: {type: source, name: {vi: Kế hoạch, en: Plan}, source: {kind: document}}
  src-survey: {type: source, name: {vi: Khảo sát, en: Survey}, source: {kind: document}}
  ins-old: {type: instrument, name: {vi: Quyết định cũ, en: Old decision}, instrument: {number: 1/QĐ, issuer: org-city}}
  kpi-online:
    type: indicator
    name: {vi: Hồ sơ trực tuyến, en: Online files}
    owner: org-city
    sources: [{ref: src-plan}]
    indicator:
      unit: {vi: phần trăm, en: percent}
      better: higher
      measurements: [{date: 2023-06-30, value: 40, source: src-survey}]
      targets: [{date: 2023-12-31, min: 50, source: src-plan}]
  wpk-move: {type: work-package, name: {vi: Chuyển đổi, en: Move}, owner: org-city, relationships: [{type: realization, target: plt-later}]}
  dat-births: {type: data-object, name: {vi: Dữ liệu khai sinh, en: Birth data}, owner: org-city}
  nod-main: {type: node, name: {vi: Máy chủ, en: Server}, owner: org-city, relationships: [{type: serving, target: sys-registry}]}
  sys-portal:
    type: application-component
    name: {vi: Cổng, en: Portal}
    owner: org-city
    sources: [{ref: src-survey}]
    relationships:
      - {type: serving, target: svc-births}
      - {type: flow, target: sys-registry, data: [dat-births]}
"""
Tree = dict[str, dict[str, dict[str, Any]]]
Made = TypeVar("Made")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def city(tmp_path: Path) -> Path:
    shutil.copytree(CITIES / "flawed", tmp_path / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    (tmp_path / "architecture" / "more.yaml").write_text(MORE, encoding="utf-8")
    return tmp_path / "architecture"


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def text(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_][dice.choice(["summary", "documentation"])] = {"vi": f"Mô tả {dice.random()}", "en": "Summary"}


def name(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_]["name"] = {"vi": f"Tên {dice.randrange(9)}", "en": f"Name {dice.randrange(9)}"}


def owner(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_]["owner"] = dice.choice(["org-city", "org-other"])
    tree["elements"].setdefault("org-other", {"type": "business-actor", "name": f"Sở {dice.randrange(9)}"})


def tie(tree: Tree, id_: str, dice: Random) -> None:
    target = dice.choice(["svc-births", "sys-registry", "sys-archive", "dat-births"])
    new = {"type": dice.choice(["association", "serving"]), "target": target, "name": f"Nối {dice.randrange(9)}"}
    tree["elements"][id_].setdefault("relationships", []).append(new)


def untie(tree: Tree, id_: str, dice: Random) -> None:
    ties = tree["elements"][id_].get("relationships")
    if ties:
        ties.pop(dice.randrange(len(ties)))


def state(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_]["lifecycle"] = {"status": dice.choice(["planned", "operating", "retired"])}


def sure(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_]["confidence"] = dice.choice(["assumed", "high", "low"])


def cite(tree: Tree, id_: str, dice: Random) -> None:
    tree["elements"][id_]["sources"] = [
        {"ref": dice.choice(["src-plan", "src-survey"]), "locator": f"trang {dice.randrange(99)}"}
    ]


def more(tree: Tree, id_: str, dice: Random) -> None:
    new = {"type": "application-component", "name": "Mới", "relationships": [{"type": "association", "target": id_}]}
    tree["elements"][f"app-{dice.randrange(10**6)}"] = new


def less(tree: Tree, id_: str, dice: Random) -> None:
    del dice
    if id_.startswith("app-"):
        del tree["elements"][id_]


def measured(tree: Tree, id_: str, dice: Random) -> None:
    for each in tree["elements"][id_].get("indicator", {}).get("measurements", [])[:1]:
        each["value"] = dice.randrange(100)


WAYS: tuple[Callable[[Tree, str, Random], None], ...] = (
    text,
    name,
    owner,
    tie,
    untie,
    state,
    sure,
    cite,
    more,
    less,
    measured,
)


def edit(folder: Path, dice: Random) -> None:
    """One edit as an architect makes it, in a file that then may be written in another order of lines too."""
    paths = [path for path in sorted(folder.rglob("*.yaml")) if "elements:" in path.read_text(encoding="utf-8")]
    path = dice.choice(paths)
    tree: Tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    dice.choice(WAYS)(tree, dice.choice(sorted(tree["elements"])), dice)
    head = "# ghi chú\n" * dice.randrange(3)
    path.write_text(head + yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def edited(folder: Path, dice: Random, then: Callable[[], Made]) -> Made:
    """What comes of the folder after an edit that leaves a model which can be checked; other edits are taken back."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    while True:
        edit(folder, dice)
        try:
            return then()
        except NotCheckedError:
            for path, content in before.items():
                path.write_bytes(content)


def test_after_random_edits_the_site_is_that_of_a_build_from_nothing(city: Path, tmp_path: Path) -> None:
    dice = Random(2323)  # noqa: S311 - the same edits in every run
    site = build_site(city, tmp_path / "site", DAY, "").folder
    for number in range(EDITS):
        edited(city, dice, lambda: build_site(city, site, DAY, ""))
        whole = build_site(city, tmp_path / f"whole-{number}", DAY, "").folder
        assert files(site) == files(whole), number
        shutil.rmtree(whole)


def test_an_edit_makes_only_the_pages_that_could_say_something_else(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eaf.site import artifacts

    site = build_site(city, tmp_path / "site", DAY, "").folder
    made: list[str] = []
    render = artifacts.render_page
    monkeypatch.setattr(artifacts, "render_page", lambda page, shell: made.append(page.path) or render(page, shell))
    model = city / "more.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace("Cổng", "Cổng mới"), encoding="utf-8")
    build_site(city, site, DAY, "")
    elements = {path for path in made if path.startswith("pt/")}
    assert {"pt/sys-portal/", "pt/svc-births/", "pt/sys-registry/", "pt/org-city/"} <= elements
    assert not elements & {"pt/sys-archive/", "pt/kpi-online/", "pt/plt-today/"}
    assert not any(path.startswith(("dieu-khoan/", "loai-quy-tac/")) for path in made)


def test_several_processes_write_the_same_as_one(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []

    def build(name: str) -> dict[str, bytes]:
        return files(build_site(city, tmp_path / name, DAY, "", lambda *step: told.append(step)).folder)

    one = build("one")
    alone = [step for step in told if step[0] == "pages"]
    monkeypatch.setattr(making, "processors", lambda: 3)
    monkeypatch.setattr(making, "_MANY", 1)
    monkeypatch.setattr(making, "ProcessPoolExecutor", Mock(wraps=ProcessPoolExecutor))
    told.clear()
    assert build("several") == one
    assert making.ProcessPoolExecutor.call_args.args[0] == 3
    assert [step for step in told if step[0] == "pages"] == alone
    (city / "more.yaml").write_text(MORE.replace("Cổng", "Cổng mới"), encoding="utf-8")
    assert build("several") == build("whole") != one


@pytest.mark.parametrize("damage", ["page", "manifest", "kept"])
def test_whatever_is_damaged_is_made_again(city: Path, tmp_path: Path, damage: str) -> None:
    site = build_site(city, tmp_path / "site", DAY, "").folder
    whole = files(site)
    if damage == "page":
        (site / "pt" / "sys-archive" / "ngu-canh.svg").write_bytes(b"")
    elif damage == "manifest":
        (site / MANIFEST).unlink()
    else:
        for path in (tmp_path / "kept" / "sites").rglob("*"):
            if path.is_file():
                path.write_bytes(b'{"inputs": 3}')
    (city / "more.yaml").write_text(MORE + "# thêm\n", encoding="utf-8")
    build_site(city, site, DAY, "")
    assert files(site) == whole


@pytest.mark.deep
def test_pages_of_the_city_with_equal_inputs_say_the_same(root: Path, tmp_path: Path) -> None:
    dice = Random(4097)  # noqa: S311 - the same edits in every run
    folder = tmp_path / "architecture"
    shutil.copytree(root / "architecture", folder)
    shutil.copytree(root / "checks", tmp_path / "checks")
    said, shared = pages(folder), 0.0
    for number in range(EDITS):
        now = edited(folder, dice, lambda: pages(folder))
        same = [id_ for id_, (key, _) in now.items() if id_ in said and said[id_][0] == key]
        assert [id_ for id_ in same if said[id_][1] != now[id_][1]] == [], number
        shared += len(same) / len(now)
        said = now
    assert shared > EDITS / 2


def pages(folder: Path) -> dict[str, tuple[str, str]]:
    """For each element what its page is made of, and what it says."""
    material = load_content(folder, DAY, "").material
    inputs = ElementInputs(material.facts)
    elements = material.model.elements
    return {id_: (inputs.key(material, "", id_), repr(element_page(material, each))) for id_, each in elements.items()}
