"""What each kind of picture does with its view."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drawing_samples import BARS, BLOCK_MAP, CENTRE, CONTEXT, DOSSIERS, INDICATOR, LANES, LGSP, ONE_STOP, PEOPLE, PORTAL

from eaf.drawing import VIETNAMESE, Area, Scene, Sheet, describe, draw, lay_out
from eaf.drawing.context import describe as describe_context
from eaf.drawing.scene import Rect
from eaf.errors import NotFoundError
from eaf.viewing.shapes import Block, BlockMap, Box, Context, Lane, Lanes, Line, Mark, Neighbour

PHONE = Sheet(width=358)


def rects(scene: Scene) -> dict[str, Rect]:
    return {item.id: item.rect for item in scene.frames} | {tile.box.id: tile.rect for tile in scene.tiles}


def words(scene: Scene) -> list[str]:
    return [word.text for word in scene.words]


def test_bands_stand_one_below_the_other_and_cross_cutting_ones_beside_all_of_them() -> None:
    found = rects(lay_out(BLOCK_MAP, VIETNAMESE))
    main = [found[name] for name in ("nguoi-su-dung", "du-lieu-va-ung-dung", "ky-thuat-cong-nghe")]
    assert all(upper.bottom < lower.y for upper, lower in pairwise(main))
    left, right = found["chi-dao-chinh-sach"], found["an-toan-thong-tin"]
    assert left.right < main[0].x
    assert main[0].right < right.x
    assert left.y == right.y == main[0].y
    assert left.bottom == right.bottom == pytest.approx(main[-1].bottom)


def test_on_a_phone_the_side_bands_stand_below_the_others() -> None:
    found = rects(lay_out(BLOCK_MAP, VIETNAMESE, PHONE))
    assert found["ky-thuat-cong-nghe"].bottom < found["an-toan-thong-tin"].y
    assert found["an-toan-thong-tin"].x == found["nguoi-su-dung"].x


def test_blocks_can_stand_beside_one_another() -> None:
    blocks = tuple(Block(f"b{number}", f"Miền {number}", boxes=(DOSSIERS,)) for number in range(4))
    inside = Block("du-lieu", "Dữ liệu", blocks=blocks, arrangement="beside")
    found = rects(lay_out(BlockMap("Dữ liệu", (inside,)), VIETNAMESE))
    assert len({found[block.id].y for block in blocks}) == 1


def test_a_block_without_boxes_says_so() -> None:
    assert words(lay_out(BLOCK_MAP, VIETNAMESE)).count("Chưa có phần tử nào") == 1


def test_thirty_boxes_in_a_band_keep_their_order_row_by_row() -> None:
    boxes = tuple(Box(f"app-{number:02}", f"Hệ thống thông tin số {number}") for number in range(30))
    scene = lay_out(BlockMap("Ứng dụng", (Block("ung-dung", "Ứng dụng", boxes=boxes),)), VIETNAMESE)
    places = {tile.box.id: (tile.rect.y, tile.rect.x) for tile in scene.tiles}
    assert sorted(places, key=places.__getitem__) == [box.id for box in boxes]


def test_dependents_stand_left_dependencies_right_and_peers_below() -> None:
    scene = lay_out(CONTEXT, VIETNAMESE)
    found = rects(scene)
    assert found["app-cong-dvc"].right < found["app-lgsp"].x
    assert found["app-lgsp"].right < found["nod-ttdl"].x
    assert found["ext-dan-cu"].y > max(found[name].bottom for name in ("app-lgsp", "app-mot-cua", "nod-ttdl"))
    assert [tile.box.id for tile in scene.tiles if tile.central] == ["app-lgsp"]


def test_arrows_run_the_way_of_the_dependency() -> None:
    ends = {(wire.line.source, wire.line.target) for wire in lay_out(CONTEXT, VIETNAMESE).wires if wire.line}
    assert ends == {
        ("app-cong-dvc", "app-lgsp"),
        ("app-mot-cua", "app-lgsp"),
        ("more-dependents", "app-lgsp"),
        ("app-lgsp", "nod-ttdl"),
    }


def test_on_a_phone_the_context_reads_from_top_to_bottom() -> None:
    found = rects(lay_out(CONTEXT, VIETNAMESE, PHONE))
    order = ("app-cong-dvc", "app-mot-cua", "app-lgsp", "nod-ttdl", "ext-dan-cu")
    assert all(found[upper].bottom < found[lower].y for upper, lower in pairwise(order))


def test_a_side_shows_twelve_boxes_and_counts_the_rest() -> None:
    many = tuple(Neighbour(Box(f"app-{number}", f"Ứng dụng {number}"), "phục vụ") for number in range(40))
    scene = lay_out(Context("Bối cảnh", LGSP, many, hidden_dependents=5), VIETNAMESE)
    assert len(scene.tiles) == 14
    assert next(tile.box.title for tile in scene.tiles if tile.box.id == "more-dependents") == "và 33 phần tử khác"
    assert "Ứng dụng 39 (phục vụ), và 5 phần tử khác." in describe_context(
        Context("Bối cảnh", LGSP, many, hidden_dependents=5), VIETNAMESE
    )


def test_lanes_stand_in_their_order_and_every_line_is_drawn() -> None:
    scene = lay_out(LANES, VIETNAMESE)
    assert all(upper.rect.bottom < lower.rect.y for upper, lower in pairwise(scene.frames))
    assert {wire.line for wire in scene.wires if wire.line} == set(LANES.lines)


def test_no_two_lines_run_along_one_another() -> None:
    boxes = [tuple(Box(f"{lane}{number}", "Phần tử") for number in range(5)) for lane in "abcd"]
    pairs = [("a", number, "b", (number * 3 + 1) % 5) for number in range(5)] + [("b", 0, "b", 3), ("a", 0, "d", 4)]
    pairs += [("b", number, "d", (number * 2) % 5) for number in range(5)]
    lines = tuple(Line(f"{one}{at}", f"{other}{to}", kind="flow") for one, at, other, to in pairs)
    view = Lanes("t", tuple(Lane(name, name, found) for name, found in zip("ABCD", boxes, strict=True)), lines)
    runs = [
        (start[1], *sorted((start[0], end[0])))
        for wire in lay_out(view, VIETNAMESE).wires
        if wire.line
        for start, end in pairwise(wire.points)
        if start[1] == end[1]
    ]
    for number, (y, left, right) in enumerate(runs):
        assert not any(y == other and left < end and start < right for other, start, end in runs[:number])


def test_on_a_phone_lanes_have_no_lines_and_say_so() -> None:
    scene = lay_out(LANES, VIETNAMESE, PHONE)
    assert scene.wires == ()
    assert "Các đường nối có trong bản rộng của sơ đồ này." in words(scene)


def test_a_line_from_a_box_that_is_in_no_lane_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="app-ma -> dat-ho-so"):
        draw(Lanes("t", (Lane("l", "Dữ liệu", (DOSSIERS,)),), (Line("app-ma", "dat-ho-so"),)), VIETNAMESE)


@pytest.mark.parametrize(
    ("kind", "figures"),
    [("composition", "eaf-head"), ("aggregation", "eaf-hollow"), ("serving", "eaf-open"), ("flow", "eaf-head")],
)
def test_a_line_has_the_ends_of_its_type(kind: str, figures: str) -> None:
    lanes = (Lane("l-app", "Ứng dụng", (PORTAL,)), Lane("l-dat", "Dữ liệu", (DOSSIERS,)))
    text = draw(Lanes("t", lanes, (Line("app-cong-dvc", "dat-ho-so", kind=kind),)), VIETNAMESE, sheet=Sheet(style=False))
    assert f'class="{figures}"' in text
    assert f">{VIETNAMESE.relation(kind)}</text>" in text


def test_bars_are_as_long_as_their_values() -> None:
    bars = [swatch.rect.width for swatch in lay_out(BARS, VIETNAMESE).swatches if swatch.words]
    assert bars[1] / bars[0] == pytest.approx(64 / 1843)
    assert 0 < bars[2] < 3


def test_a_target_stands_after_what_was_measured_on_the_same_day() -> None:
    assert describe(INDICATOR, VIETNAMESE) == (
        "Hồ sơ trực tuyến (%). 31/12/2021, đo được: 21,4 %; 31/12/2021, mục tiêu: ít nhất 20 % (đạt); "
        "31/12/2022, mục tiêu: ít nhất 30 % (chưa đến hạn)."
    )


def test_verdicts_have_a_sign_and_a_word() -> None:
    scene = lay_out(INDICATOR, VIETNAMESE)
    assert [sign.kind for sign in scene.signs] == ["met", "not-due"]
    assert {"đạt", "chưa đến hạn"} <= {word.text for swatch in scene.swatches for word in swatch.words}


def test_statuses_are_said_in_words_and_by_the_border() -> None:
    box = Box("x", "Ứng dụng", marks=(Mark.EXTERNAL, Mark.ASSUMED, Mark.PLANNED))
    text = draw(Context("Bối cảnh", box), VIETNAMESE)
    assert "bên ngoài · giả định · dự kiến</text>" in text
    assert 'class="eaf-box eaf-external eaf-assumed eaf-planned eaf-central"' in text


def test_another_edition_brings_its_own_areas() -> None:
    labels = VIETNAMESE.with_areas((Area("l4", "Lớp ứng dụng", "4", "sky"),))
    text = draw(Context("Bối cảnh", Box("x", "Nền tảng", area="l4")), labels)
    assert "eaf-hue-sky" in text
    assert ">Lớp ứng dụng</text>" in text


def test_the_overview_in_words_names_every_block_and_box() -> None:
    assert describe(BLOCK_MAP, VIETNAMESE) == (
        "Người sử dụng: Người dân. Dữ liệu và ứng dụng: Ứng dụng: Cổng dịch vụ công, "
        f"{ONE_STOP.title}, Nền tảng tích hợp, chia sẻ dữ liệu. Dữ liệu: Hồ sơ thủ tục hành chính. "
        "Kỹ thuật – công nghệ: chưa có phần tử nào. An toàn thông tin: Chữ ký số. "
        "Chỉ đạo, chính sách: Quyết định 4097/QĐ-UBND."
    )


def test_the_lanes_in_words_say_the_lines() -> None:
    said = describe(LANES, VIETNAMESE)
    assert f"{PORTAL.title} phục vụ {PEOPLE.title}." in said
    assert f"{CENTRE.title} phục vụ {ONE_STOP.title}." in said
