"""The explorer's data and words: what the browser gets says the same as the model."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site_content import SiteContent, load_content
from eaf.model.model import Model
from eaf.site import theme
from eaf.site.explorer_data import graph_data, render_graph
from eaf.site.pages.element import element_page
from eaf.site.pages.explorer import WORDS

DAY = date(2026, 11, 22)
MORE = """\
elements:
  app-cu: {type: application-component, name: {vi: Hệ thống cũ, en: Old system}, owner: org-co-quan, lifecycle: {status: retired, from: 2015-01-01, to: 2022-06-30}}
  app-moi:
    type: application-component
    name: </script><b>Mới
    owner: org-co-quan
    confidence: assumed
    lifecycle: {status: planned}
    relationships:
      - {type: flow, target: app-cu, name: {vi: chuyển hồ sơ, en: moves files}, since: 2022-01-01, until: 2022-06-30}
      - {type: serving, target: org-co-quan}
  plt-2022: {type: plateau, name: {vi: Cuối 2022, en: End of 2022}, plateau: {date: 2022-12-31}, relationships: [{type: aggregation, target: app-moi}]}
"""
_BOX_WORDS = {"name", "type", "worst", "spoken"}
"""What the scripts call a box's own words."""
_PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture
def small(tmp_path: Path) -> SiteContent:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    (tmp_path / "architecture" / "them.yaml").write_text(MORE, encoding="utf-8")
    return load_content(tmp_path, DAY, "")


def read(script: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(script.removeprefix("window.EAF_GRAPH=").removesuffix(";\n"))
    return loaded


def relationships(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The relationships as the browser puts them together."""
    ids, rows = data["elements"]["id"], data["relationships"]
    sources = [id_ for id_, degree in zip(ids, rows["degree"], strict=True) for _ in range(degree)]
    kinds = [data["kinds"][kind][0] for kind in rows["kind"]]
    return list(zip(sources, kinds, (ids[target] for target in rows["target"]), strict=True))


def days(pairs: list[int]) -> dict[int, date]:
    return {number: date(1970, 1, 1) + timedelta(days=day) for number, day in zip(pairs[::2], pairs[1::2], strict=True)}


def model_of(content: SiteContent) -> Model:
    return content.material.model


def test_every_element_stands_in_the_data_with_what_the_model_says(city_content: SiteContent) -> None:
    data = read(render_graph(city_content.material))
    rows = data["elements"]
    for number, each in enumerate(model_of(city_content).elements.values()):
        said = {
            "id": rows["id"][number],
            "name": rows["name"][number],
            "type": data["types"][rows["type"][number]][0],
            "layer": data["layers"][rows["layer"][number] - 1][0] if rows["layer"][number] else "",
            "architecture": data["architectures"][rows["architecture"][number] - 1][0] if rows["architecture"][number] else "",
            "owner": rows["id"][rows["owner"][number] - 1] if rows["owner"][number] else "",
            "status": data["statuses"][rows["status"][number] - 1][0] if rows["status"][number] else "",
            "worst": rows["worst"][number],
            "assumed": bool(rows["marks"][number] & 1),
        }
        assert said == {
            "id": each.id,
            "name": each.name.vi or each.name.en,
            "type": each.type,
            "layer": each.layer,
            "architecture": each.architecture,
            "owner": each.owner,
            "status": each.lifecycle.status,
            "worst": int(city_content.material.facts.worst.get(each.id, 0)),
            "assumed": each.confidence == "assumed",
        }


def test_every_relationship_stands_in_the_data_once(city_content: SiteContent) -> None:
    found = relationships(graph_data(city_content.material))
    assert sorted(found) == sorted((each.source, each.type, each.target) for each in model_of(city_content).relationships)


def test_the_same_model_gives_the_same_bytes_and_few_of_them(city_content: SiteContent, root: Path) -> None:
    script = render_graph(city_content.material)
    assert script == render_graph(load_content(root / "architecture", DAY, "").material)
    assert len(script.encode()) < 200 * len(model_of(city_content).elements)


def test_dates_of_elements_relationships_and_plateaus_are_kept(small: SiteContent) -> None:
    data = graph_data(small.material)
    number = {id_: place for place, id_ in enumerate(data["elements"]["id"])}
    assert days(data["elements"]["from"]) == {number["app-cu"]: date(2015, 1, 1)}
    assert days(data["elements"]["to"]) == {number["app-cu"]: date(2022, 6, 30)}
    assert days(data["elements"]["plateau"]) == {number["plt-2022"]: date(2022, 12, 31)}
    flow = relationships(data).index(("app-moi", "flow", "app-cu"))
    assert days(data["relationships"]["since"]) == {flow: date(2022, 1, 1)}
    assert days(data["relationships"]["until"]) == {flow: date(2022, 6, 30)}
    assert data["relationships"]["name"] == [flow, "chuyển hồ sơ"]


def test_the_moments_are_the_plateaus_and_the_date_of_the_report(small: SiteContent) -> None:
    stops = graph_data(small.material)["stops"]
    assert [[*stop[1:]] for stop in stops] == [["31/12/2022", "plt-2022", "Cuối 2022"], ["22/11/2026", "", ""]]
    assert list(days([part for at, stop in enumerate(stops) for part in (at, stop[0])]).values()) == [date(2022, 12, 31), DAY]


def test_the_other_language_is_kept_only_where_it_says_something_else(small: SiteContent) -> None:
    rows = graph_data(small.material)["elements"]
    other = dict(zip(rows["id"], rows["other"], strict=True))
    assert (other["app-cu"], other["app-moi"]) == ("Old system", "")


def test_nothing_in_the_model_can_end_the_script(small: SiteContent) -> None:
    script = render_graph(small.material)
    assert "<" not in script
    assert "</script><b>Mới" in read(script)["elements"]["name"]


def test_an_element_s_page_leads_to_the_explorer_with_it_in_the_centre(small: SiteContent) -> None:
    page = element_page(small.material, model_of(small).elements["app-cu"])
    assert page.explore == "kham-pha/#pt=app-cu"


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    text = WORDS[key]
    assert text.vi
    assert text.en
    assert sorted(_PLACEHOLDER.findall(text.vi)) == sorted(_PLACEHOLDER.findall(text.en))


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    folder = Path(theme.__path__[0])
    code = (folder / "sections" / "explorer.html").read_text(encoding="utf-8")
    code += "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("assets/js/explorer*.js")))
    used = {name or quoted for name, quoted in re.findall(r"\bwords(?:\.(\w+)|\[\"(\w+)\"\])", code)}
    severities = {"note", "warning", "error"}
    assert used - {"join", "shift", "length", "html"} - _BOX_WORDS == set(WORDS) - severities - _BOX_WORDS
    assert not set(dir(dict)) & set(WORDS), "a template would find the method instead of the word"
