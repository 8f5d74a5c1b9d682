"""The city's model against the facts it starts from, typed here again from the source.

The facts are those of a newspaper article of early 2022 on Hà Nội's e-government and, for the district-level units, the
list of the General Statistics Office as of 01-11-2021.
"""

from __future__ import annotations

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

    indicator: str
    day: date
    value: str
    qualifier: str = "exact"
    target: bool = False


END_2021, END_2022 = date(2021, 12, 31), date(2022, 12, 31)
FIGURES = (
    Figure("ind-tthc-tham-quyen", END_2021, "1843"),
    Figure("ind-tthc-muc-do-4", END_2021, "556"),
    Figure("ind-hop-truc-tuyen", END_2021, "1187"),
    Figure("ind-van-ban-ky-so-ngoai", END_2021, "5000", "nearly"),
    Figure("ind-van-ban-ky-so-trong", END_2021, "27641"),
    Figure("ind-van-ban-qua-han", END_2021, "0.7", "about"),
    Figure("ind-van-phong-pham", END_2021, "300", "nearly"),
    Figure("ind-dan-cu-cap-nhat", date(2022, 1, 31), "99.5"),
    Figure("ind-trich-luc-ba-dinh", END_2021, "2000", "nearly"),
    Figure("ind-ho-so-truc-tuyen", END_2022, "30", target=True),
    Figure("ind-dong-bo-ket-qua", END_2022, "100", target=True),
    Figure("ind-cap-danh-tinh", END_2022, "100", target=True),
    Figure("ind-xu-ly-so-nganh", END_2022, "100", target=True),
    Figure("ind-xu-ly-cap-huyen", END_2022, "80", target=True),
    Figure("ind-xu-ly-cap-xa", END_2022, "70", target=True),
    Figure("ind-gui-nhan-tren-mang", END_2022, "100", target=True),
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


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.indicator)
def test_every_figure_is_there_equal_and_cited(model: Model, figure: Figure) -> None:
    detail = model.elements[figure.indicator].detail
    assert isinstance(detail, Indicator)
    if figure.target:
        found = [(each.date, each.minimum, each.maximum, each.source) for each in detail.targets]
        assert found == [(figure.day, Decimal(figure.value), None, ARTICLE)]
        assert not detail.measurements, "the article gives no result for this target"
    else:
        measured = [(each.date, each.value, each.qualifier, each.source) for each in detail.measurements]
        assert measured == [(figure.day, Decimal(figure.value), figure.qualifier, ARTICLE)]


def test_there_is_no_figure_that_the_facts_do_not_have(model: Model) -> None:
    indicators = {each.id for each in model.elements.values() if isinstance(each.detail, Indicator)}
    assert indicators == {each.indicator for each in FIGURES}


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
    assert len(model.elements) >= 150
    assert len(model.relationships) >= 300


def test_every_element_is_sourced_or_marked_as_assumed(model: Model) -> None:
    bare = [
        each.id
        for each in model.elements.values()
        if each.type not in ("source", "plateau")
        and not each.sources
        and each.confidence != "assumed"
        and not (isinstance(each.detail, Instrument) and each.detail.ref)
    ]
    assert bare == []


def test_every_national_system_is_external_and_nobody_of_the_city_owns_it(model: Model) -> None:
    external = [each for each in model.elements.values() if each.layer == "he-thong-ngoai"]
    assert len(external) >= 20
    for each in external:
        owner = model.elements[each.owner]
        assert owner.properties["agency_level"] == "national", each.id
