"""The explorer in Debian's Chromium: its answers against the model's and networkx's, its address, its keys, its looks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from eaf.api import Session
from eaf.api.scaffold import new_workspace
from eaf.api.scripting import to_networkx
from eaf.api.site import build_site
from eaf.api.site_content import SiteContent, load_content
from eaf.graph.graph import DEPENDENCY
from eaf.graph.model_facts import ModelGraph
from eaf.model.model import Model
from tests.site.watching import Watched, barriers, needs_browser, served

pytestmark = needs_browser()
DAY = date(2026, 11, 22)
MOMENTS = """\
elements:
  app-a: {type: application-component, name: A, owner: org-co-quan, lifecycle: {status: operating, to: 2022-06-30}, relationships: [{type: serving, target: app-b}]}
  app-b: {type: application-component, name: B, owner: org-co-quan, lifecycle: {status: operating, from: 2022-03-01}}
  app-c: {type: application-component, name: C, owner: org-co-quan, lifecycle: {status: planned}, relationships: [{type: flow, target: app-b, since: 2023-01-01, until: 2023-12-31}]}
  app-d: {type: application-component, name: D, owner: org-co-quan, lifecycle: {status: building, from: 2024-01-01}, relationships: [{type: serving, target: app-c}]}
  app-e: {type: application-component, name: E, owner: org-co-quan, lifecycle: {status: retiring, to: 2022-11-30}}
  plt-2022: {type: plateau, name: Năm 2022, plateau: {date: 2022-12-31}, relationships: [{type: aggregation, target: app-c}, {type: aggregation, target: app-e}]}
  plt-2025: {type: plateau, name: Năm 2025, plateau: {date: 2025-12-31}, relationships: [{type: composition, target: app-d}]}
"""
VIEWS = {
    "overview": "",
    "open group": "#mo=nghiep-vu/business-process&chon=nghiep-vu/business-process",
    "neighbours": "#pt=app-lgsp",
    "three steps": "#pt=app-lgsp&sau=3",
    "impact": "#xem=anh-huong&pt=app-lgsp",
    "both ways by owner": "#xem=anh-huong&pt=app-mot-cua&chieu=ca-hai&nhom=chu-quan",
    "path": "#xem=duong-di&pt=usr-nguoi-dan&den=nod-cum-ung-dung",
    "filtered": "#loai=application-component,node&ngay=2021-12-31",
    "unknown": "#pt=app-khong-co",
    "nothing left": "#loai=plateau&trang-thai=retired",
}
READ = "JSON.stringify(eaf.explorerState.read(location.hash))"


@pytest.fixture(scope="module")
def model(city: Session) -> Model:
    assert city.loaded.model
    return city.loaded.model


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    watched = Watched(context.new_page(), address)
    yield watched
    assert watched.complaints == []
    context.close()


def explore(watched: Watched, state: str = "") -> Page:
    """The explorer with what its address says on the screen."""
    if watched.page.url.startswith(f"{watched.address}kham-pha/"):
        watched.page.goto("about:blank")
    page = watched.open(f"kham-pha/{state}")
    page.wait_for_function("window.eaf.explorer?.scene")
    page.evaluate("eaf.explorer.index().then(() => true)")
    page.wait_for_load_state("networkidle")
    return page


def listed(page: Page) -> set[str]:
    """The ids in the table below the picture, opened to its end."""
    more = page.locator("[data-part=list] > button")
    while more.is_visible():
        more.click()
    links = page.locator("[data-part=list] tbody a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {link.removeprefix("../pt/").removesuffix("/") for link in links}


def seen(page: Page) -> dict[str, Any]:
    """What the reader sees."""
    found: dict[str, Any] = page.evaluate(
        """() => ({
            boxes: [...document.querySelectorAll('.ex-node')].map(node => [node.dataset.key, [...node.classList].sort().join(' '), node.getAttribute('aria-expanded')]),
            places: eaf.explorer.scene.picture.boxes.map(({key, x, y, width}) => [key, x, y, width]),
            lines: [...document.querySelectorAll('.ex-wires path')].map(path => path.getAttribute('d')),
            ticked: [...document.querySelectorAll('.ex-values input:checked, .explorer input[type=radio]:checked')].map(input => input.value),
            day: document.querySelector('.ex-day output').value,
            said: document.querySelector('.ex-said').textContent,
            about: document.querySelector('.ex-about').textContent,
            fields: [...document.querySelectorAll('[role=combobox]')].map(field => field.value),
        })"""
    )
    return found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dan cu", "dân cư"),
        ("dân cư", "dân cư"),
        ("dat dai", "đất đai"),
        ("ĐẤT ĐAI", "đất đai"),
        ("app-lgsp", "LGSP"),
        ("one-stop", "một cửa"),
    ],
)
def test_search_finds_with_and_without_diacritics_ids_and_the_other_language(wide: Watched, typed: str, expected: str) -> None:
    page = explore(wide)
    page.locator("#ex-find").fill(typed)
    options = page.locator("#ex-find-list [role=option]")
    options.first.wait_for()
    assert any(expected in text for text in options.all_inner_texts()[:5]), options.all_inner_texts()
    assert page.locator(".ex-node.ex-found").count() > 0


def test_search_that_finds_nothing_says_so(wide: Watched) -> None:
    page = explore(wide)
    page.locator("#ex-find").fill("zzzzqq")
    expect(page.locator("#ex-find-list")).to_have_text("Không tìm thấy “zzzzqq”.")
    assert page.locator(".ex-node.ex-found").count() == 0


@pytest.mark.parametrize("id_", ["app-lgsp", "usr-nguoi-dan", "nod-cum-ung-dung", "plt-2022", "svc-khai-sinh"])
def test_neighbours_are_all_that_a_relationship_joins(wide: Watched, model: Model, id_: str) -> None:
    ends = [(each.source, each.target) for each in model.relationships]
    wanted = {target for source, target in ends if source == id_} | {source for source, target in ends if target == id_}
    assert listed(explore(wide, f"#pt={id_}")) == wanted - {id_}


def test_impact_up_and_down_is_that_of_the_model_s_own_graph(wide: Watched, model: Model) -> None:
    graph = ModelGraph(model)
    wanted = {way: [_reach(graph, each, inverse=way == "up") for each in range(len(graph))] for way in ("up", "down")}
    found = explore(wide).evaluate(
        """() => {
            const {graph} = eaf.explorer;
            const there = graph.at(null);
            const reach = (each, way) => [...graph.distances([each], [way], there)].flatMap((far, at) => far > 0 ? [[at, far]] : []);
            return Object.fromEntries(['up', 'down'].map(way => [way, graph.id.map((_, each) => reach(each, way))]));
        }"""
    )
    assert {way: [dict(map(tuple, each)) for each in found[way]] for way in found} == wanted
    assert max(map(len, wanted["up"])) > 50, "the city has an element on which much depends"


def _reach(graph: ModelGraph, start: int, *, inverse: bool) -> dict[int, int]:
    """How many steps away everything is that dependencies lead to."""
    arcs = graph.arcs(DEPENDENCY, inverse=inverse)
    found, now = {start: 0}, [start]
    while now:
        now = [other for each in now for other, _ in arcs[each] if found.setdefault(other, found[each] + 1) == found[each] + 1]
        now = list(dict.fromkeys(now))
    return {each: far for each, far in found.items() if far}


def test_impact_is_summed_by_layer_and_owner_and_listed(wide: Watched, model: Model) -> None:
    graph = ModelGraph(model)
    reached = _reach(graph, graph.number["app-lgsp"], inverse=True)
    page = explore(wide, "#xem=anh-huong&pt=app-lgsp")
    assert listed(page) == {graph.ids[each] for each in reached}
    more = page.locator(".ex-sum > button")
    while more.count():
        more.first.click()
    rows = page.locator(".ex-sums").first.locator("tbody tr")
    sums = {
        cells[0]: tuple(map(int, cells[1:]))
        for cells in rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")
    }
    direct = sum(far == 1 for far in reached.values())
    assert tuple(map(sum, zip(*sums.values(), strict=True))) == (direct, len(reached) - direct, len(reached))
    inside = [each for each in reached if graph.elements[each].layer == "nghiep-vu"]
    assert sums["Nghiệp vụ"][2] == len(inside) > 0
    owners = (
        page.locator(".ex-sums")
        .nth(1)
        .locator("tbody tr")
        .evaluate_all("rows => rows.map(row => Number(row.cells[3].textContent))")
    )
    assert sum(owners) == len(reached)


def test_paths_are_those_of_networkx(wide: Watched, model: Model) -> None:
    graph = ModelGraph(model)
    whole = nx.DiGraph(to_networkx(model))
    arcs = graph.arcs(DEPENDENCY)
    depends = nx.DiGraph([(id_, graph.ids[other]) for at, id_ in enumerate(graph.ids) for other, _ in arcs[at]])
    depends.add_nodes_from(graph.ids)
    oracles = {"any": whole.to_undirected(), "along": whole, "depends": depends}
    chance = random.Random(4097)  # noqa: S311 - no secret
    pairs = [chance.sample(graph.ids, 2) for _ in range(150)]
    far = [
        (each, max(reached, key=reached.__getitem__))
        for each in range(len(graph))
        if (reached := _reach(graph, each, inverse=False))
    ]
    pairs += [[graph.ids[start], graph.ids[end]] for start, end in far[::4]]
    found = explore(wide).evaluate(
        """pairs => {
            const {graph} = eaf.explorer;
            const there = graph.at(null);
            return pairs.map(([from, to]) => Object.fromEntries(['any', 'along', 'depends'].map(way => {
                const {length, levels, count} = graph.paths(graph.number.get(from), graph.number.get(to), way, there);
                return [way, {length, count, on: levels.flat().map(each => graph.id[each]).sort()}];
            })));
        }""",
        pairs,
    )
    wanted = [{way: _paths(oracle, *pair) for way, oracle in oracles.items()} for pair in pairs]
    assert found == wanted
    assert sum(each["depends"]["length"] > 1 for each in wanted) > 20
    assert sum(each["any"]["count"] > 1 for each in wanted) > 50


def _paths(graph: nx.Graph, start: str, end: str) -> dict[str, Any]:
    try:
        paths = list(nx.all_shortest_paths(graph, start, end))
    except nx.NetworkXNoPath:
        return {"length": -1, "count": 0, "on": []}
    return {"length": len(paths[0]) - 1, "count": len(paths), "on": sorted({each for path in paths for each in path})}


def test_a_path_is_drawn_from_end_to_end(wide: Watched, model: Model) -> None:
    wanted = _paths(nx.DiGraph(to_networkx(model)).to_undirected(), "usr-nguoi-dan", "nod-cum-ung-dung")
    page = explore(wide, "#xem=duong-di&pt=usr-nguoi-dan&den=nod-cum-ung-dung")
    assert sorted(listed(page)) == wanted["on"]
    assert page.locator(".ex-said").inner_text().endswith(f"{wanted['length']} bước, {wanted['count']} đường.")
    page.locator("[data-part=swap]").click()
    assert sorted(listed(page)) == wanted["on"]
    assert "pt=nod-cum-ung-dung&den=usr-nguoi-dan" in page.url


def _at(page: Page, day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(
        """day => {
            const {graph} = eaf.explorer;
            const there = graph.at(day);
            const of = each => [graph.id[graph.source[each]], graph.data.kinds[graph.kind[each]][0], graph.id[graph.target[each]]].join(' ');
            return {
                elements: graph.id.filter((_, each) => there.elements[each]),
                relationships: [...there.relationships].flatMap((held, each) => held ? [of(each)] : []).sort(),
            };
        }""",
        (day - date(1970, 1, 1)).days,
    )
    return found


def _wanted(model: Model, day: date) -> dict[str, list[str]]:
    there = model.at(day)
    relationships = sorted(f"{each.source} {each.type} {each.target}" for each in there.relationships)
    return {"elements": list(there.elements), "relationships": relationships}


@pytest.mark.parametrize("day", ["2019-12-31", "2021-12-31", "2022-12-31", "2026-11-22"])
def test_the_city_on_a_day_is_that_of_the_model(wide: Watched, model: Model, day: str) -> None:
    when = date.fromisoformat(day)
    assert _at(explore(wide), when) == _wanted(model, when)


def test_a_model_with_dates_is_on_every_day_that_of_the_model(browser: Browser, tmp_path: Path) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    (tmp_path / "architecture" / "them.yaml").write_text(MOMENTS, encoding="utf-8")
    model = load_content(tmp_path, DAY, "").material.model
    turns = ["2022-02-28", "2022-03-01", "2022-06-30", "2022-07-01", "2022-11-30", "2022-12-01", "2022-12-31", "2023-01-01"]
    days = [date.fromisoformat(each) for each in (*turns, "2023-12-31", "2024-01-01", "2025-12-30", "2025-12-31", "2026-01-01")]
    with served(build_site(tmp_path, None, DAY, "").folder) as address:
        watched = Watched(browser.new_page(), address)
        page = explore(watched)
        assert [_at(page, day) for day in days] == [_wanted(model, day) for day in days]
        assert len({str(_wanted(model, day)) for day in days}) > 6, "the days differ"
        assert watched.complaints == []


def test_the_slider_goes_through_the_plateaus(wide: Watched, model: Model) -> None:
    page = explore(wide)
    slider = page.locator("#ex-day")
    slider.focus()
    for day, name in (
        ("2021-12-31", "Hiện trạng cuối năm 2021 (31/12/2021)"),
        ("2022-12-31", "Mục tiêu cuối năm 2022 (31/12/2022)"),
    ):
        slider.press("ArrowRight")
        expect(page.locator(".ex-day output")).to_have_text(name)
        assert f"ngay={day}" in page.url
        there = model.at(date.fromisoformat(day))
        expect(page.locator(".ex-said")).to_contain_text(f"{len(there.elements)} phần tử")
    assert listed(page) == set(there.elements)
    page.locator("[data-part=clear]").click()
    expect(page.locator(".ex-said")).to_contain_text(f"{len(model.elements)} phần tử")


def test_an_element_that_is_not_there_yet_is_said_to_be_absent(wide: Watched, model: Model) -> None:
    absent = next(id_ for id_ in model.elements if id_ not in model.at(date(2021, 12, 31)).elements)
    page = explore(wide, f"#pt={absent}&ngay=2021-12-31")
    expect(page.locator(".ex-said")).to_contain_text("không có ở thời điểm đã chọn")
    assert page.locator(".ex-node").count() == 0


def test_filters_leave_what_they_name(wide: Watched, model: Model) -> None:
    page = explore(wide)
    page.locator("[data-part=filter-loai] summary").click()
    page.get_by_label("Ứng dụng").first.check()
    page.keyboard.press("Escape")
    page.locator("[data-part=filter-chu-quan] summary").click()
    page.locator("[data-part=filter-chu-quan] input[type=search]").fill("van phong ubnd")
    page.locator("[data-part=filter-chu-quan] label:visible input").first.check()
    wanted = {
        each.id for each in model.elements.values() if each.type == "application-component" and each.owner == "org-van-phong-ubnd"
    }
    assert "loai=application-component" in page.url
    assert "chu-quan=org-van-phong-ubnd" in page.url
    assert listed(page) == wanted
    assert wanted


@pytest.mark.parametrize(
    ("filter_", "attribute"), [("lop=du-lieu", "layer"), ("kien-truc=ung-dung", "architecture"), ("trang-thai=planned", "status")]
)
def test_a_filter_in_the_address_is_kept_to(wide: Watched, model: Model, filter_: str, attribute: str) -> None:
    value = filter_.partition("=")[2]
    own = {
        each.id: each.lifecycle.status if attribute == "status" else getattr(each, attribute) for each in model.elements.values()
    }
    assert listed(explore(wide, f"#{filter_}")) == {id_ for id_, said in own.items() if said == value} != set()


def test_findings_are_a_filter_and_a_sign(wide: Watched, model: Model, city_content: SiteContent) -> None:
    worst = city_content.material.facts.worst
    warned = {id_ for id_, severity in worst.items() if severity == 2 and id_ in model.elements}
    page = explore(wide, "#phat-hien=warning")
    assert listed(page) == warned != set()
    assert page.locator(".eaf-sign-warning").count() == page.locator("a.ex-node").count() > 0


def test_the_address_restores_what_was_seen(wide: Watched) -> None:
    for state in VIEWS.values():
        first = seen(explore(wide, state))
        assert seen(explore(wide, f"#{wide.page.url.partition('#')[2]}")) == first, state


def test_what_a_reader_does_stands_in_the_address_and_can_be_gone_back_from(wide: Watched) -> None:
    page = explore(wide, "#pt=app-lgsp")
    before = seen(page)
    page.get_by_role("radio", name="Ảnh hưởng").check(force=True)
    page.get_by_role("radio", name="Cả hai").check(force=True)
    page.locator("[name=grouping]").select_option("chu-quan")
    page.locator(".ex-block").first.click()
    done = seen(page)
    assert done != before
    assert "xem=anh-huong" in page.url
    assert seen(explore(wide, f"#{page.url.partition('#')[2]}")) == done
    page.goto(f"{wide.address}kham-pha/#pt=app-lgsp")
    page.goto(f"{wide.address}kham-pha/#xem=duong-di&pt=app-lgsp&den=usr-nguoi-dan")
    page.go_back()
    page.wait_for_function("document.querySelector('.explorer').dataset.view === 'lan-can'")
    assert seen(page)["places"] == before["places"]


def test_everything_is_done_by_keyboard(wide: Watched) -> None:
    page = explore(wide)
    page.locator("#ex-find").focus()
    page.keyboard.type("app-lgsp")
    page.locator("#ex-find-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("#ex-find").get_attribute("aria-activedescendant") == "ex-find-list-0"
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.ex-node.ex-near, .eaf-central')")
    assert page.url.endswith("#pt=app-lgsp")
    page.locator(".picture-frame").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.key") == "app-lgsp"
    page.keyboard.press("ArrowRight")
    other = page.evaluate("document.activeElement.dataset.key")
    assert other != "app-lgsp"
    page.keyboard.press("Enter")
    assert f"chon={other}" in page.url
    assert page.evaluate("document.activeElement.dataset.key") == other, "a choice does not lose the place"
    page.keyboard.press("Escape")
    assert "chon=" not in page.url
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#pt={other}")


def test_a_group_opens_and_closes(wide: Watched) -> None:
    page = explore(wide)
    key, inside = page.evaluate(
        "eaf.explorer.scene.picture.boxes.filter(box => box.members?.length < 40).map(box => [box.key, box.members.length])[0]"
    )
    block = page.locator(f"[data-key='{key}']")
    before = page.locator(".ex-node").count()
    assert block.get_attribute("aria-expanded") == "false"
    block.click()
    assert block.get_attribute("aria-expanded") == "true"
    assert page.locator(".ex-node").count() == before + inside > before
    block.press("Enter")
    assert page.locator(".ex-node").count() == before


def test_a_picture_never_holds_more_boxes_than_its_budget(wide: Watched) -> None:
    page = explore(wide)
    for _ in range(30):
        closed = page.locator(".ex-block[aria-expanded=false]")
        if not closed.count():
            break
        closed.last.dispatch_event("click")
        assert page.locator(".ex-node").count() <= 300
    assert page.locator(".ex-node").count() > 200


def test_every_box_leads_to_its_page_and_every_page_back(wide: Watched) -> None:
    page = explore(wide, "#pt=app-lgsp")
    assert page.locator("a.ex-node[data-key='app-lgsp']").get_attribute("href") == "../pt/app-lgsp/"
    page.locator(".ex-acts a").click()
    page.wait_for_url("**/pt/app-lgsp/")
    page.get_by_role("link", name="Mở trong trình khám phá").click()
    page.wait_for_url("**/kham-pha/#pt=app-lgsp")
    page.wait_for_function("window.eaf.explorer?.scene")
    assert page.locator(".eaf-central").count() == 1


def test_the_table_is_had_as_a_file(wide: Watched, model: Model) -> None:
    page = explore(wide, "#lop=du-lieu")
    with page.expect_download() as caught:
        page.locator("[data-part=file]").click()
    lines = Path(caught.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + sum(each.layer == "du-lieu" for each in model.elements.values())
    assert lines[0].startswith('"Mã","Tên"')


def test_no_view_overflows_overlaps_or_complains(watched: Watched) -> None:
    page = explore(watched)
    for state in VIEWS.values():
        page.goto(f"{watched.address}kham-pha/{state}")
        page.wait_for_function("eaf.explorer?.scene && JSON.stringify(eaf.explorer.state) === READ".replace("READ", READ))
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{state} is {overflow} px wider than the window"
        faults = page.evaluate(
            """() => {
                const boxes = eaf.explorer.scene.picture.boxes;
                const apart = (one, other) => one.x >= other.x + other.width || other.x >= one.x + one.width
                    || one.y >= other.y + other.height || other.y >= one.y + one.height;
                const overlapping = boxes.flatMap((one, at) => boxes.slice(at + 1).filter(other => !apart(one, other)).map(other => [one.key, other.key]));
                const outside = [...document.querySelectorAll('.ex-node')].filter(node => {
                    const frame = node.querySelector('.eaf-box').getBoundingClientRect();
                    return [...node.querySelectorAll('text')].some(text => {
                        const {left, right, bottom} = text.getBoundingClientRect();
                        return right > frame.right + 1 || left < frame.left - 1 || bottom > frame.bottom + 1;
                    });
                }).map(node => node.textContent);
                const small = [...document.querySelectorAll('.ex-node text')].filter(text => parseFloat(getComputedStyle(text).fontSize) < 12);
                return [...overlapping, ...outside, ...small.map(text => text.textContent)];
            }"""
        )
        assert faults == [], state
        assert watched.complaints == [], state


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_keeps_nobody_out(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    watched = Watched(context.new_page(), address)
    for state in ("#pt=app-lgsp", "#xem=anh-huong&pt=app-lgsp", "#xem=duong-di&pt=usr-nguoi-dan&den=nod-cum-ung-dung"):
        assert barriers(explore(watched, state)) == []
    context.close()


def test_the_other_language_shows_the_same_picture(wide: Watched) -> None:
    page = explore(wide, "#xem=anh-huong&pt=app-lgsp")
    keys = [key for key, *_ in seen(page)["places"]]
    page.locator("nav.languages a").click()
    page.wait_for_url("**/en/kham-pha/#xem=anh-huong&pt=app-lgsp")
    page.wait_for_function("window.eaf.explorer?.scene")
    assert {key for key, *_ in seen(page)["places"]} == set(keys)
    assert page.locator(".ex-said").inner_text().startswith("A change of")
    assert page.locator(".ex-node").first.evaluate("node => node.textContent.length") > 0


def test_on_paper_the_picture_and_its_words_remain(wide: Watched) -> None:
    page = explore(wide, "#pt=app-lgsp&sau=2")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.locator(".ex-tools").is_hidden()
    assert page.locator(".ex-narrowing").is_hidden()
    assert page.locator(".ex-said").is_visible()
    width = page.evaluate("document.querySelector('.picture-frame svg').getBoundingClientRect().width")
    assert 300 < width <= 700
    assert page.locator("[data-part=list] tbody tr").first.is_visible()


def test_the_explorer_is_dark_in_the_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    watched = Watched(context.new_page(), address)
    page = explore(watched, "#pt=app-lgsp")
    fill = page.evaluate("getComputedStyle(document.querySelector('.ex-node .eaf-box')).fill")
    assert max(int(part) for part in fill.removeprefix("rgb(").removesuffix(")").split(",")[:3]) < 110, fill
    assert watched.complaints == []
    context.close()
