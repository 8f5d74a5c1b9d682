"""Whatever the view, nothing overlaps, nothing sticks out, no line runs through a box."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from eaf.drawing import LANGUAGES, VIETNAMESE, Scene, Sheet, lay_out
from eaf.drawing.scene import Rect, Tile, Word
from eaf.text import Language
from eaf.viewing.shapes import (
    Bar,
    BarChart,
    Block,
    BlockMap,
    Box,
    Context,
    Course,
    IndicatorChart,
    Lane,
    Lanes,
    Line,
    Mark,
    Measurement,
    Neighbour,
    Span,
    Target,
    TrendChart,
)

SYLLABLES = ("hệ", "thống", "thông", "tin", "giải", "quyết", "thủ", "tục", "hành", "chính", "cấp", "thành", "phố", "nghiệp-vụ")
TEXTS = st.lists(st.sampled_from([*SYLLABLES, "x" * 50, "Ệ", "漢字", ""]), max_size=16).map(" ".join)
AREAS = st.sampled_from(["nghiep-vu", "du-lieu", "ung-dung", "cong-nghe", "an-toan", "kenh-giao-tiep", ""])
MARKS = st.lists(st.sampled_from(Mark), max_size=4, unique=True).map(tuple)
BOXES = st.builds(Box, st.just("x"), TEXTS, TEXTS, AREAS, st.none(), MARKS)
SHEETS = st.sampled_from([Sheet(width=width) for width in (390, 720, 1120, 1440)])
SIDES = st.sampled_from(["main", "main", "left", "right"])
LEAVES = st.builds(Block, st.just("b"), TEXTS, st.none(), st.lists(BOXES, max_size=9).map(tuple), side=SIDES)


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    boxes = st.lists(BOXES, max_size=3).map(tuple)
    arrangements = st.sampled_from(["stacked", "beside"])
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.builds(Block, st.just("b"), TEXTS, st.none(), boxes, blocks, SIDES, arrangements)


BLOCKS = LEAVES | nested(LEAVES) | nested(LEAVES | nested(LEAVES))
NEIGHBOURS = st.lists(st.builds(Neighbour, BOXES, TEXTS), max_size=15).map(tuple)
HIDDEN = st.integers(0, 400)


def inside(word: Word, rect: Rect) -> bool:
    top, bottom = word.baseline - 0.8 * word.face.size, word.baseline + 0.27 * word.face.size
    return rect.contains(Rect(word.x, top, word.face.width(word.text), bottom - top))


def assert_tidy(scene: Scene) -> None:
    page = Rect(0, 0, scene.width, scene.height)
    for tile in scene.tiles:
        assert page.contains(tile.rect)
        assert all(inside(word, tile.rect) for word in tile.words), tile
        assert all(tile.rect.contains(badge.rect) for badge in tile.badges)
    for one, other in combinations(scene.tiles, 2):
        assert not one.rect.overlaps(other.rect), (one, other)
    for frame in scene.frames:
        assert page.contains(frame.rect)
        assert all(inside(word, frame.rect) for word in frame.words), frame
        assert all(frame.rect.contains(tile.rect) for tile in scene.tiles if tile.rect.overlaps(frame.rect))
    for one_frame, other_frame in combinations(scene.frames, 2):
        if one_frame.rect.overlaps(other_frame.rect):
            assert one_frame.rect.contains(other_frame.rect) or other_frame.rect.contains(one_frame.rect)
    assert all(inside(word, page) for word in scene.words)
    assert all(inside(word, page) for swatch in scene.swatches for word in swatch.words)


def assert_lines_keep_clear(scene: Scene) -> None:
    for wire in scene.wires:
        for start, end in pairwise(wire.points):
            left, right = sorted((start[0], end[0]))
            top, bottom = sorted((start[1], end[1]))
            run = Rect(left, top, max(right - left, 0.1), max(bottom - top, 0.1))
            crossed = [tile for tile in scene.tiles if tile.rect.inset(0.6).overlaps(run)]
            assert not crossed, (wire, crossed)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=6), SHEETS, st.sampled_from(list(LANGUAGES)))
def test_block_maps_are_tidy(blocks: list[Block], sheet: Sheet, language: Language) -> None:
    assert_tidy(lay_out(BlockMap("Sơ đồ tổng thể", tuple(blocks)), LANGUAGES[language], sheet))


@settings(max_examples=60, deadline=None)
@given(BOXES, NEIGHBOURS, NEIGHBOURS, NEIGHBOURS, SHEETS, HIDDEN)
def test_contexts_are_tidy(
    centre: Box,
    before: tuple[Neighbour, ...],
    after: tuple[Neighbour, ...],
    peers: tuple[Neighbour, ...],
    sheet: Sheet,
    hidden: int,
) -> None:
    scene = lay_out(Context("Bối cảnh", centre, before, after, peers, hidden, 0, hidden // 3), VIETNAMESE, sheet)
    assert_tidy(scene)
    assert_lines_keep_clear(scene)


@st.composite
def lanes(draw: st.DrawFn) -> Lanes:
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=7))
    boxes = draw(st.lists(BOXES, min_size=sum(sizes), max_size=sum(sizes)))
    ids = [f"x{number}" for number in range(len(boxes))]
    named = [Box(id_, box.title, box.kind, box.area, marks=box.marks) for id_, box in zip(ids, boxes, strict=True)]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)) if ids else st.nothing()
    lines = [Line(*pair, kind="serving") for pair in draw(st.lists(ends, max_size=25))] if ids else []
    found, rows = 0, []
    for number, size in enumerate(sizes):
        rows.append(Lane(f"l{number}", draw(TEXTS), tuple(named[found : found + size])))
        found += size
    return Lanes("Dịch vụ", tuple(rows), tuple(lines))


@settings(max_examples=150, deadline=None)
@given(lanes(), SHEETS)
def test_lanes_are_tidy_and_no_line_runs_through_a_box(view: Lanes, sheet: Sheet) -> None:
    scene = lay_out(view, VIETNAMESE, sheet)
    assert_tidy(scene)
    assert_lines_keep_clear(scene)
    if not sheet.narrow:
        by_id = {tile.box.id: tile for tile in scene.tiles}
        for wire in scene.wires:
            assert wire.line is None or _ends_at(wire.points[0], by_id[wire.line.source])
            assert wire.line is None or _ends_at(wire.points[-1], by_id[wire.line.target])


def _ends_at(point: tuple[float, float], tile: Tile) -> bool:
    on_edge = min(abs(point[1] - tile.rect.y), abs(point[1] - tile.rect.bottom)) < 0.01
    return on_edge and tile.rect.x <= point[0] <= tile.rect.right


AMOUNTS = st.floats(-5, 1e9)


SHARES = st.floats(0, 1)
SPANS = st.lists(st.builds(lambda a, b, height: Span(min(a, b), max(a, b), height, "x"), SHARES, SHARES, SHARES), max_size=9)


@settings(deadline=None)
@given(
    st.lists(st.builds(Course, TEXTS, TEXTS.map(lambda text: text[:12]), st.just("1.843"), SPANS.map(tuple)), max_size=6), SHEETS
)
def test_trend_charts_are_tidy(courses: list[Course], sheet: Sheet) -> None:
    scene = lay_out(TrendChart("Diễn biến", "01/01/2026", "31/12/2026", tuple(courses)), VIETNAMESE, sheet)
    assert_tidy(scene)
    page = Rect(0, 0, scene.width, scene.height)
    assert all(page.contains(swatch.rect) for swatch in scene.swatches)


@settings(deadline=None)
@given(st.lists(st.builds(Bar, TEXTS, TEXTS.map(lambda text: text[:12]), AMOUNTS, AREAS), max_size=12), SHEETS)
def test_bar_charts_are_tidy(bars: list[Bar], sheet: Sheet) -> None:
    assert_tidy(lay_out(BarChart("Số phần tử", "phần tử", tuple(bars)), VIETNAMESE, sheet))


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Measurement, st.sampled_from(["2021-12-31", "2022-01-31"]), st.just("31/12/2021"), st.just("99,5 %"), AMOUNTS)
    ),
    st.lists(
        st.builds(
            Target,
            st.sampled_from(["2021-12-31", "2022-12-31"]),
            st.just("31/12/2022"),
            st.just("100 %"),
            AMOUNTS,
            st.sampled_from(["min", "max"]),
            st.sampled_from(["met", "missed", "not-due", ""]),
        )
    ),
    SHEETS,
)
def test_indicator_charts_are_tidy(points: list[Measurement], targets: list[Target], sheet: Sheet) -> None:
    assert_tidy(lay_out(IndicatorChart("Chỉ tiêu", "%", tuple(points), tuple(targets)), VIETNAMESE, sheet))
