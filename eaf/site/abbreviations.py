"""What people abbreviate when they search, written without diacritics as the search folds it.

Each stands for one or several readings; the search tries them beside what was typed, and the other way round. Only what
administrations commonly write is here; abbreviations that a name explains itself, as ``(LGSP)`` does, need no entry.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.text import Language

_VIETNAMESE = {
    "attt": ("an toan thong tin",),
    "bhxh": ("bao hiem xa hoi",),
    "bhyt": ("bao hiem y te",),
    "cbcc": ("can bo cong chuc",),
    "cbccvc": ("can bo cong chuc vien chuc",),
    "cccd": ("can cuoc cong dan",),
    "cds": ("chuyen doi so",),
    "cntt": ("cong nghe thong tin",),
    "cpdt": ("chinh phu dien tu",),
    "cqdt": ("chinh quyen dien tu",),
    "csdl": ("co so du lieu",),
    "csdlqg": ("co so du lieu quoc gia",),
    "ct": ("chi thi",),
    "cv": ("cong van",),
    "dvc": ("dich vu cong",),
    "dvcqg": ("dich vu cong quoc gia",),
    "dvctt": ("dich vu cong truc tuyen",),
    "gddt": ("giao duc va dao tao",),
    "gplx": ("giay phep lai xe",),
    "gpxd": ("giay phep xay dung",),
    "gtvt": ("giao thong van tai",),
    "hdnd": ("hoi dong nhan dan",),
    "kh": ("ke hoach",),
    "khcn": ("khoa hoc va cong nghe",),
    "khdt": ("ke hoach va dau tu",),
    "ldtbxh": ("lao dong thuong binh va xa hoi",),
    "lltp": ("ly lich tu phap",),
    "nd": ("nghi dinh",),
    "nq": ("nghi quyet",),
    "qd": ("quyet dinh",),
    "tnmt": ("tai nguyen va moi truong",),
    "tp": ("thanh pho",),
    "tt": ("thong tu", "trung tam"),
    "ttdl": ("trung tam du lieu",),
    "tthc": ("thu tuc hanh chinh",),
    "tttt": ("thong tin va truyen thong",),
    "ubnd": ("uy ban nhan dan",),
    "vb": ("van ban",),
    "vhtt": ("van hoa va the thao",),
    "vpcp": ("van phong chinh phu",),
}
_ENGLISH = {
    "db": ("database",),
    "eid": ("e identity", "electronic identification"),
    "mps": ("ministry of public security",),
    "mic": ("ministry of information and communications",),
    "pc": ("people s committee",),
}
ABBREVIATIONS: Mapping[Language, Mapping[str, tuple[str, ...]]] = MappingProxyType({"vi": _VIETNAMESE, "en": _ENGLISH})
