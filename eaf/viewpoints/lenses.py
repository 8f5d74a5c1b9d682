"""The lenses through which the overview is seen: status, findings, owner, plateau; each looks once at every element."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.model.element import Plateau
from eaf.model.metamodel import STATUSES
from eaf.text import Text
from eaf.viewing.lens import Lens, LensKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.viewing.perspective import Perspective

HUES = ("blue", "orange", "green", "purple", "sky", "yellow", "vermilion")
"""The hues for what has no hue of its own: as many as colour-blind readers tell apart."""
_LETTERS = "ABCDEFG"
_STATUS = Text("Trạng thái", "Status")
_FINDINGS = Text("Phát hiện", "Findings")
_OWNER = Text("Đơn vị chủ quản", "Owner")
_PLATEAU = Text("Giai đoạn", "Plateau")
_UNSTATED = Text("chưa ghi trạng thái", "status not stated")
_STATUS_HUES = {"planned": "sky", "building": "orange", "operating": "green", "retiring": "yellow", "retired": "purple"}
_SEVERITIES = {
    Severity.ERROR: LensKey("", "vermilion", "error"),
    Severity.WARNING: LensKey("", "yellow", "warning"),
    Severity.NOTE: LensKey("", "sky", "note"),
}
_WORDS = {
    Severity.ERROR: Text("có lỗi", "has an error"),
    Severity.WARNING: Text("có cảnh báo", "has a warning"),
    Severity.NOTE: Text("có ghi chú", "has a note"),
}
_NO_FINDING = Text("không có phát hiện", "no finding")
_OTHER_OWNERS = Text("đơn vị khác", "other owners")
_NO_OWNER = Text("chưa ghi đơn vị", "owner not stated")
_FROM = Text("có từ: {name}", "there from: {name}")
_GONE = Text("không còn ở giai đoạn cuối", "gone at the last plateau")
_NEVER = Text("không thuộc giai đoạn nào", "in no plateau")
_ALWAYS = Text("có ở mọi thời điểm: mô hình chưa khai giai đoạn", "always there: the model states no plateau")


def status(perspective: Perspective) -> Lens:
    """The phase of the lifecycle; what states none is said to."""
    say = perspective.say
    keys = [LensKey(say(name), _STATUS_HUES[id_], id_) for id_, name in STATUSES.items()]
    place = {id_: at for at, id_ in enumerate(STATUSES)}
    elements = perspective.model.elements
    of = {id_: place.get(each.lifecycle.status, len(keys)) for id_, each in elements.items()}
    return Lens("trang-thai", say(_STATUS), (*keys, LensKey(say(_UNSTATED), "plain", "undecided")), of)


def findings(perspective: Perspective) -> Lens:
    """The worst finding about each element. That there is none is no verdict, and has no tick."""
    say = perspective.say
    keys = [LensKey(say(_WORDS[severity]), key.hue, key.shape) for severity, key in _SEVERITIES.items()]
    place = {severity: at for at, severity in enumerate(_SEVERITIES)}
    of = {id_: place[perspective.worst[id_]] if id_ in perspective.worst else len(keys) for id_ in perspective.model.elements}
    return Lens("phat-hien", say(_FINDINGS), (*keys, LensKey(say(_NO_FINDING), "plain", "na")), of)


def owner(perspective: Perspective) -> Lens:
    """The owners of the most, each with a letter; the others together."""
    say, elements = perspective.say, perspective.model.elements
    counts = Counter(each.owner for each in elements.values() if each.owner)
    most = sorted(counts, key=lambda id_: (-counts[id_], id_))[: len(HUES)]
    names = (say(elements[id_].name) if id_ in elements else id_ for id_ in most)
    keys = [LensKey(name, hue, letter=letter) for name, hue, letter in zip(names, HUES, _LETTERS, strict=False)]
    place = {id_: at for at, id_ in enumerate(most)}
    rest = (LensKey(say(_OTHER_OWNERS), "plain", letter="•"), LensKey(say(_NO_OWNER), "plain", "undecided"))
    of = {id_: place.get(each.owner, len(keys) if each.owner else len(keys) + 1) for id_, each in elements.items()}
    return Lens("don-vi", say(_OWNER), (*keys, *rest), of)


def plateau(perspective: Perspective) -> Lens:
    """The first plateau at which an element is there; what is gone at the last one is said to be."""
    say, model = perspective.say, perspective.model
    dated = sorted((each.detail.date, id_) for id_, each in model.elements.items() if isinstance(each.detail, Plateau))
    there = [frozenset(model.at(day).elements) for day, _ in dated]
    names = [say(_FROM.format(name=model.elements[id_].name)) for _, id_ in dated]
    keys = [LensKey(name, HUES[at % len(HUES)], letter=str(at + 1)) for at, name in enumerate(names)]
    rest = (LensKey(say(_GONE), "purple", "retired"), LensKey(say(_NEVER if dated else _ALWAYS), "plain", "undecided"))
    of = {}
    for id_ in model.elements:
        first = next((at for at, inside in enumerate(there) if id_ in inside), len(keys) + 1)
        of[id_] = len(keys) if first < len(keys) and id_ not in there[-1] else first
    return Lens("giai-doan", say(_PLATEAU), (*keys, *rest), of)


LENSES: tuple[Callable[[Perspective], Lens], ...] = (status, findings, owner, plateau)


def lenses(perspective: Perspective) -> Iterator[Lens]:
    """Every lens, the default first."""
    return (each(perspective) for each in LENSES)
