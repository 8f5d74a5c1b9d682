"""The city's model against the facts it starts from, typed here again from the sources, row by row.

The facts are those of a newspaper article of early 2022 on Hà Nội's e-government, in five sections (the decision; systems;
results and targets; organisations; administrative units with the list of the General Statistics Office as of 01-11-2021),
and the figures of other public sources that the model gives beside them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from eaf.api import Session
from eaf.model.element import Indicator, Instrument, Plateau
from eaf.model.model import Model
from eaf.text import fold

ARTICLE = "src-bai-bao-2022"

SYSTEMS = {  # row of the fact table -> elements that stand for it, with a word that their names must contain
    1: {"app-cong-dvc": "Cổng dịch vụ công"},
    2: {"ext-cong-dvcqg": "Cổng Dịch vụ công quốc gia"},
    3: {"prd-dvc-muc-3-4": "mức độ 3"},
    4: {"app-hop-truc-tuyen": "họp trực tuyến"},
    5: {"app-van-phong-dien-tu": "văn phòng điện tử"},
    6: {"app-truc-lien-thong": "liên thông văn bản"},
    7: {"ext-csdl-dan-cu": "quốc gia về dân cư", "ext-can-cuoc": "căn cước"},
    8: {
        "svc-cu-tru": "cư trú",
        "svc-dang-ky-xe": "phương tiện giao thông",
        "svc-khai-thue": "thuế",
        "svc-the-bhyt": "bảo hiểm y tế",
        "svc-thanh-toan-bao-hiem": "bảo hiểm",
        "svc-tiem-chung": "vắc xin",
        "svc-ket-qua-xet-nghiem": "xét nghiệm",
        "svc-tro-cap-nguoi-dan": "người dân",
        "svc-tro-cap-kinh-doanh": "kinh doanh",
    },
    9: {"app-ho-tich-ba-dinh": "Ba Đình", "svc-trich-luc": "trích lục"},
    10: {"cha-mot-cua-thanh-pho": "một cửa", "cha-mot-cua-huyen": "một cửa", "cha-mot-cua-xa": "một cửa"},
    11: {"ext-dinh-danh": "định danh", "svc-cap-dinh-danh": "danh tính"},
    12: {"svc-phan-anh-hoang-mai": "Hoàng Mai", "app-phan-anh-hoang-mai": "Hoàng Mai"},
    13: {"app-cbccvc": "cán bộ, công chức", "app-the-cu-dan": "thẻ cư dân"},
    14: {"svc-xu-ly-van-ban": "văn bản"},
}


@dataclass(frozen=True)
class Figure:
    """A measurement (``measured``) or a target (``least``) of one indicator."""

    row: str
    indicator: str
    day: date
    value: str
    qualifier: str = "exact"
    target: bool = False
    source: str = ARTICLE
    better: str = "higher"


END_2021, END_2022 = date(2021, 12, 31), date(2022, 12, 31)
FIGURES = (
    Figure("procedures within the competence of the city's bodies", "ind-tthc-tham-quyen", END_2021, "1843"),
    Figure("of these at level 4", "ind-tthc-muc-do-4", END_2021, "556"),
    Figure("online meetings", "ind-hop-truc-tuyen", END_2021, "1187"),
    Figure("signed e-documents to central bodies and outside the city", "ind-van-ban-ky-so-ngoai", END_2021, "5000", "nearly"),
    Figure("signed e-documents inside the city", "ind-van-ban-ky-so-trong", END_2021, "27641"),
    Figure("overdue documents", "ind-van-ban-qua-han", END_2021, "0.7", "about", better="lower"),
    Figure("stationery saved, million VND", "ind-van-phong-pham", END_2021, "300", "nearly"),
    Figure("permanent residents updated in the population database", "ind-dan-cu-cap-nhat", date(2022, 1, 31), "99.5"),
    Figure("extracts issued from digitised data, Ba Đình", "ind-trich-luc-ba-dinh", END_2021, "2000", "nearly"),
    Figure("dossiers handled online at level 3 and 4, of all", "ind-ho-so-truc-tuyen", END_2022, "30", target=True),
    Figure("results synchronised to the national portal", "ind-dong-bo-ket-qua", END_2022, "100", target=True),
    Figure("people without e-identity given one at a one-stop unit", "ind-cap-danh-tinh", END_2022, "100", target=True),
    Figure("processed online, departments", "ind-xu-ly-so-nganh", END_2022, "100", target=True),
    Figure("processed online, units under district committees", "ind-xu-ly-cap-huyen", END_2022, "80", target=True),
    Figure("processed online, commune committees", "ind-xu-ly-cap-xa", END_2022, "70", target=True),
    Figure(
        "sent and received online between levels and with central bodies", "ind-gui-nhan-tren-mang", END_2022, "100", target=True
    ),
)
PLAN_136 = "src-ht-kh-136"
FURTHER_FIGURES = (  # of other public sources, each cited by its own
    Figure("satisfaction, 2023", "ind-hai-long", date(2023, 12, 31), "85", target=True, source=PLAN_136),
    Figure("satisfaction, 2025", "ind-hai-long", date(2025, 12, 31), "95", target=True, source=PLAN_136),
    Figure("results digitised, city", "ind-so-hoa-thanh-pho", END_2021, "30", target=True, source=PLAN_136),
    Figure("results digitised, districts", "ind-so-hoa-huyen", END_2021, "20", target=True, source=PLAN_136),
    Figure("results digitised, communes", "ind-so-hoa-xa", END_2021, "15", target=True, source=PLAN_136),
    Figure("PAR INDEX 2022", "ind-par-index", END_2022, "89.58", source="src-ktdt-par-2022"),
    Figure("satisfaction with feedback, 2021", "ind-hai-long-phan-anh", END_2021, "79.73", source="src-sovhtt-hai-long"),
    Figure("DTI rank 2022", "ind-dti", END_2022, "24", source="src-mic-cds-2023", better="lower"),
    Figure(
        "fees collected online, 2022, billion VND", "ind-phi-truc-tuyen", END_2022, "36.5", "at-least", source="src-ht-mien-phi"
    ),
)
SAID = (  # what the article says without being an indicator -> the element that says it, and words of its Vietnamese text
    ("1 what the decision approves", "ins-qd-4097", ("Kiến trúc Chính quyền điện tử thành phố Hà Nội", "phiên bản 2.0")),
    ("1 overall objective: towards digital government", "goal-tong-quat", ("hướng tới chính quyền số",)),
    ("1 overall objective: how the city is to be governed", "goal-tong-quat", ("hiệu lực", "hiệu quả", "công khai", "minh bạch")),
    ("1 overall objective: at any time, in any place", "goal-phuc-vu", ("người dân", "doanh nghiệp", "mọi lúc", "mọi nơi")),
    ("1 overall objective: direction at all levels", "goal-chi-dao-dieu-hanh", ("chỉ đạo, điều hành", "các cấp")),
    ("2.1 a birth registered in a Ba Đình ward", "svc-khai-sinh", ("Kim Mã", "đầu năm 2022", "cổng của thành phố")),
    ("2.3 556 of 1,843 procedures", "prd-dvc-muc-3-4", ("556", "1.843")),
    ("2.4 from the city to the grassroots", "app-hop-truc-tuyen", ("từ thành phố đến cơ sở",)),
    ("2.9 digitising finished at the start of 2021", "prc-so-hoa-ho-tich", ("đầu năm 2021",)),
    ("2.9 no manual look-up", "svc-trich-luc", ("không phải tra cứu sổ giấy", "gần 2.000")),
    ("2.12 opinions, proposals and initiatives", "svc-phan-anh-hoang-mai", ("phản ánh", "kiến nghị", "hiến kế")),
    ("2.13 officials' data next, under Plan 225", "svc-quan-ly-can-bo", ("công chức, viên chức", "Kế hoạch 225")),
    ("2.13 resident cards next, under Plan 225", "gap-the-cu-dan", ("thẻ cư dân", "chung cư")),
    ("3 level 4: 100 % of the target set", "ind-tthc-muc-do-4", ("100% chỉ tiêu được giao",)),
    ("3 online meetings: three times 2020", "ind-hop-truc-tuyen", ("gấp ba lần năm 2020",)),
    ("3 secret files excepted", "con-ho-so-mat", ("Trừ hồ sơ mật",)),
    ("4 departments and localities propose integrations", "ins-kh-225", ("sở, ban, ngành, địa phương", "tích hợp")),
    ("4 the plan's purpose", "ins-kh-225", ("quản lý xã hội", "phòng, chống dịch", "phát triển kinh tế - xã hội")),
)
UNITS = {  # statistics-office code -> kind, name, number of communes
    "001": ("Quận", "Ba Đình", 14),
    "002": ("Quận", "Hoàn Kiếm", 18),
    "003": ("Quận", "Tây Hồ", 8),
    "004": ("Quận", "Long Biên", 14),
    "005": ("Quận", "Cầu Giấy", 8),
    "006": ("Quận", "Đống Đa", 21),
    "007": ("Quận", "Hai Bà Trưng", 18),
    "008": ("Quận", "Hoàng Mai", 14),
    "009": ("Quận", "Thanh Xuân", 11),
    "016": ("Huyện", "Sóc Sơn", 26),
    "017": ("Huyện", "Đông Anh", 24),
    "018": ("Huyện", "Gia Lâm", 22),
    "019": ("Quận", "Nam Từ Liêm", 10),
    "020": ("Huyện", "Thanh Trì", 16),
    "021": ("Quận", "Bắc Từ Liêm", 13),
    "250": ("Huyện", "Mê Linh", 18),
    "268": ("Quận", "Hà Đông", 17),
    "269": ("Thị xã", "Sơn Tây", 15),
    "271": ("Huyện", "Ba Vì", 31),
    "272": ("Huyện", "Phúc Thọ", 21),
    "273": ("Huyện", "Đan Phượng", 16),
    "274": ("Huyện", "Hoài Đức", 20),
    "275": ("Huyện", "Quốc Oai", 21),
    "276": ("Huyện", "Thạch Thất", 23),
    "277": ("Huyện", "Chương Mỹ", 32),
    "278": ("Huyện", "Thanh Oai", 21),
    "279": ("Huyện", "Thường Tín", 29),
    "280": ("Huyện", "Phú Xuyên", 27),
    "281": ("Huyện", "Ứng Hòa", 29),
    "282": ("Huyện", "Mỹ Đức", 22),
}
ORGANISATIONS = (
    "UBND thành phố Hà Nội",
    "Văn phòng UBND thành phố",
    "Công an thành phố Hà Nội",
    "Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
    "Sở Nội vụ",
    "Phòng Tư pháp quận Ba Đình",
    "Kim Mã",
    "UBND quận Hoàng Mai",
    "Ban Chỉ đạo",
)


@pytest.fixture(scope="module")
def model(city: Session) -> Model:
    assert city.loaded.model is not None, [f"{each.place} {each.message.en}" for each in city.problems]
    return city.loaded.model


@pytest.mark.parametrize("row", SYSTEMS)
def test_every_system_that_the_article_names_is_an_element(model: Model, row: int) -> None:
    for id_, word in SYSTEMS[row].items():
        assert id_ in model.elements
        assert fold(word) in fold(model.elements[id_].name.vi), model.elements[id_].name.vi


@pytest.mark.parametrize("figure", [*FIGURES, *FURTHER_FIGURES], ids=lambda figure: figure.row)
def test_every_figure_is_there_equal_and_cited(model: Model, figure: Figure) -> None:
    element = model.elements[figure.indicator]
    assert isinstance(element.detail, Indicator)
    assert element.detail.better == figure.better
    if figure.target:
        found = [(each.date, each.minimum, each.maximum, each.source) for each in element.detail.targets]
        assert (figure.day, Decimal(figure.value), None, figure.source) in found
        assert not element.detail.measurements, "no source gives a result for this target"
    else:
        measured = [(each.date, each.value, each.qualifier, each.source) for each in element.detail.measurements]
        assert (figure.day, Decimal(figure.value), figure.qualifier, figure.source) in measured
        assert not element.detail.targets, "no source gives a target for this result"
    assert figure.source in [each.ref for each in element.sources]


def test_there_is_no_figure_that_no_source_has(model: Model) -> None:
    stated = Counter({each.id: _figures(each.detail) for each in model.elements.values() if isinstance(each.detail, Indicator)})
    assert stated == Counter(each.indicator for each in (*FIGURES, *FURTHER_FIGURES))


def _figures(indicator: Indicator) -> int:
    return len(indicator.measurements) + len(indicator.targets)


@pytest.mark.parametrize(("fact", "id_", "words"), SAID, ids=[fact for fact, _, _ in SAID])
def test_what_the_article_says_besides_its_figures_is_said_and_cited(
    model: Model, fact: str, id_: str, words: tuple[str, ...]
) -> None:
    element = model.elements[id_]
    detail = element.detail
    notes = [each.note.vi for each in (*detail.measurements, *detail.targets)] if isinstance(detail, Indicator) else []
    said = [element.name.vi, element.summary.vi, element.documentation.vi, *(each.note.vi for each in element.sources), *notes]
    text = fold(" · ".join(said))
    assert [word for word in words if fold(word) not in text] == [], fact
    assert ARTICLE in [each.ref for each in element.sources], fact


def test_all_thirty_districts_stand_with_code_kind_and_communes(model: Model) -> None:
    found = {
        str(each.properties["unit_code"]): (each.properties["unit_kind"], each.name.vi, each.properties["commune_count"])
        for each in model.elements.values()
        if "commune_count" in each.properties and "unit_kind" in each.properties and "unit_code" in each.properties
    }
    districts = {code: facts for code, facts in found.items() if code in UNITS}
    assert set(districts) == set(UNITS)
    for code, (kind, name, communes) in UNITS.items():
        assert districts[code][0] == kind
        assert fold(name) in fold(str(districts[code][1]))
        assert districts[code][2] == communes
    assert sum(communes for _, _, communes in UNITS.values()) == 579


def test_the_units_are_counted_by_kind_as_the_list_has_them(model: Model) -> None:
    assert Counter(kind for kind, _, _ in UNITS.values()) == {"Quận": 12, "Huyện": 17, "Thị xã": 1}
    assert model.elements["org-ubnd-cap-huyen"].summary.vi.startswith("30 UBND quận, huyện, thị xã: 12 quận, 17 huyện, 1 thị xã")
    assert model.elements["org-ubnd-cap-xa"].summary.vi.startswith(
        "579 UBND phường, thị trấn, xã: 175 phường, 21 thị trấn, 383 xã"
    )
    for id_ in ("org-ubnd-cap-huyen", "org-ubnd-cap-xa"):
        said = " ".join(model.elements[id_].documentation.vi.split())
        assert "từ tháng 3-2020 đến tháng 12-2024" in said
        assert "126 đơn vị cấp xã (51 phường, 75 xã)" in said


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_every_organisation_that_the_article_names_is_an_element(model: Model, name: str) -> None:
    organisations = [each.name.vi for each in model.elements.values() if each.type == "business-actor"]
    assert any(name in each for each in organisations)


def test_the_decision_and_the_plan_stand_with_number_and_date(model: Model) -> None:
    instruments = {
        each.detail.number: each.detail.issued for each in model.elements.values() if isinstance(each.detail, Instrument)
    }
    assert instruments["4097/QĐ-UBND"] == date(2021, 9, 6)
    assert instruments["225/KH-UBND"] == date(2021, 10, 8)


def test_there_are_the_two_plateaus(model: Model) -> None:
    plateaus = sorted(each.detail.date for each in model.elements.values() if isinstance(each.detail, Plateau))
    assert plateaus == [END_2021, END_2022]


def test_the_model_has_the_size_of_a_city(model: Model) -> None:
    assert len(model.elements) >= 800
    assert len(model.relationships) >= 1900


def test_every_element_is_sourced_or_marked_as_assumed(model: Model) -> None:
    bare = [
        each.id for each in model.elements.values() if each.type != "source" and not each.sources and each.confidence != "assumed"
    ]
    assert bare == []


def test_every_element_has_a_confidence_and_says_in_two_languages_what_it_is(model: Model) -> None:
    assert [each.id for each in model.elements.values() if each.type != "source" and not each.confidence] == []
    assert [each.id for each in model.elements.values() if not (each.name.en and each.summary.vi and each.summary.en)] == []


def test_what_is_assumed_cites_no_source(model: Model) -> None:
    assert [each.id for each in model.elements.values() if each.confidence == "assumed" and each.sources] == []


def test_every_national_system_is_external_and_nobody_of_the_city_owns_it(model: Model) -> None:
    external = [each for each in model.elements.values() if each.layer == "he-thong-ngoai"]
    assert len(external) >= 20
    for each in external:
        owner = model.elements[each.owner]
        assert owner.properties["agency_level"] == "national", each.id
