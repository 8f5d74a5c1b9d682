"""What the reports of a difference say, in both languages, before any of them gives it a form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.diffing.difference import ADDED, ARCHITECTURE, CHANGED, LAYER, MOVED, OWNERS, PLATEAUS, REMOVED, RENAMED, STATES
from eaf.model.item import KINDS, RELATIONSHIP, WORKSPACE
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.diffing.difference import Change, Difference, Effect, FieldChange
    from eaf.finding import Place
    from eaf.model.item import Item, Written

TITLE = Text("Thay đổi kiến trúc", "Architecture changes")
NONE = Text("Không có khác biệt nào.", "Nothing differs.")
EFFECTS = Text("ảnh hưởng gián tiếp", "effects on others")
SIGNS = {ADDED: "+", REMOVED: "-", RENAMED: "=", CHANGED: "~", MOVED: ">"}
STATES_SAID = {
    ADDED: Text("thêm", "added"),
    REMOVED: Text("bỏ", "removed"),
    RENAMED: Text("đổi mã", "renamed"),
    CHANGED: Text("sửa", "changed"),
    MOVED: Text("chuyển tệp", "moved"),
}
KINDS_SAID = {
    "workspace": Text("không gian kiến trúc", "workspace"),
    "element": Text("phần tử", "elements"),
    "relationship": Text("quan hệ", "relationships"),
    "view": Text("khung nhìn", "views"),
    "waiver": Text("miễn trừ", "waivers"),
    "attestation": Text("minh chứng", "attestations"),
    "baseline": Text("dòng nền", "lines of the baseline"),
    "pack": Text("gói quy tắc", "rule packs"),
    "layer": Text("lớp", "layers"),
    "architecture": Text("kiến trúc thành phần", "component architectures"),
    "property": Text("thuộc tính", "properties"),
    "reference-model": Text("mô hình tham chiếu", "reference models"),
    "code": Text("mã tham chiếu", "reference codes"),
    "code-list": Text("danh mục mã", "code lists"),
    "set": Text("tập", "sets"),
    "permitted": Text("quan hệ được phép", "permitted relationships"),
    "rule": Text("quy tắc", "rules"),
    "clause": Text("điều khoản", "clauses"),
    "instrument": Text("văn bản", "instruments"),
    "standard-group": Text("nhóm tiêu chuẩn", "groups of standards"),
    "standard": Text("tiêu chuẩn", "standards"),
    "pack-source": Text("nguồn của gói", "sources of the pack"),
}
FACTS_SAID = {
    LAYER: Text("lớp", "layer"),
    ARCHITECTURE: Text("kiến trúc thành phần", "component architecture"),
    OWNERS: Text("tổ chức cấp trên của chủ quản", "organisations above the owner"),
    PLATEAUS: Text("giai đoạn", "plateaus"),
}
_HEADING = Text("So sánh {before} với {after}", "{before} compared with {after}")
_COUNTS = Text(
    "{added} thêm, {removed} bỏ, {renamed} đổi mã, {changed} sửa, {moved} chuyển tệp; {effects} ảnh hưởng gián tiếp",
    "{added} added, {removed} removed, {renamed} renamed, {changed} changed, {moved} moved; {effects} effects on others",
)
_WAS = Text("trước là {id}", "was {id}")
_FOLLOWERS = Text("{count} chỗ nhắc tới đổi theo", "{count} places follow")
_BECAUSE = Text("do {names}", "because of {names}")
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class ToldField:
    """One value in words: its name, what it was and is, and where."""

    name: str
    before: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words."""

    state: str
    id: str
    name: Text
    place: str
    notes: tuple[Text, ...] = ()
    fields: tuple[ToldField, ...] = field(default=())


def heading(difference: Difference) -> Text:
    """What is compared with what."""
    return _HEADING.format(before=difference.before.revision.name, after=difference.after.revision.name)


def counts(difference: Difference) -> Text:
    """How many changes of each sort."""
    numbers = {state: str(difference.count(state)) for state in STATES}
    return _COUNTS.format(**numbers, effects=str(len(difference.effects)))


def sections(difference: Difference) -> Iterator[tuple[Text, Sequence[Told]]]:
    """The changes in words, by kind, and last the effects."""
    for kind in KINDS:
        changes = difference.of_kind(kind)
        if changes:
            yield KINDS_SAID[kind], [told(each) for each in changes]
    if difference.effects:
        yield EFFECTS, [told_effect(each, difference) for each in difference.effects]


def told(change: Change) -> Told:
    """A change in words."""
    notes = [_WAS.format(id=label(change.before))] if change.state == RENAMED and change.before else []
    notes += [_FOLLOWERS.format(count=str(change.followers))] if change.followers else []
    notes += [STATES_SAID[MOVED]] if change.moved and change.state != MOVED else []
    fields = tuple(_field(each, change) for each in change.fields)
    place = _places(change.before_place, change.after_place)
    return Told(change.state, label(change.item), name_of(change.item), place, tuple(notes), fields)


def told_effect(effect: Effect, difference: Difference) -> Told:
    """An effect in words; it reads as a change of one value."""
    before, after = (", ".join(each) or _NOTHING for each in (effect.before, effect.after))
    element = difference.after.model.elements[effect.id]
    because = (_BECAUSE.format(names=", ".join(effect.because)),) if effect.because else ()
    return Told(
        CHANGED, effect.id, element.name, str(effect.place), (FACTS_SAID[effect.fact], both(f"{before} → {after}"), *because)
    )


def label(item: Item) -> str:
    """An item as it is called: a relationship by its ends."""
    if item.kind == WORKSPACE:
        return str(item.data.get("id") or "")
    if item.kind == RELATIONSHIP:
        source, type_, target, *rest = item.key
        said = " ".join(part for part in rest if part)
        return f"{source} ─{type_}→ {target}" + (f" ({said})" if said else "")
    return item.id


def name_of(item: Item) -> Text:
    """The title or name that stands in an item, as it is written; nothing for a relationship, whose name is in its label."""
    if item.kind == RELATIONSHIP:
        return Text()
    given = item.data.get("title") or item.data.get("name")
    if isinstance(given, dict):
        return Text(str(given.get("vi") or ""), str(given.get("en") or ""))
    return both(given) if isinstance(given, str) else Text()


def value(given: Written) -> str:
    """A value on one line."""
    if given is None or given in ("", [], {}):
        return _NOTHING
    if isinstance(given, str):
        return " ".join(given.split())
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return ", ".join(map(str, given))
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def _field(each: FieldChange, change: Change) -> ToldField:
    ends = ((each.before_place, change.before_place), (each.after_place, change.after_place))
    before, after = (_spot(place, whole) for place, whole in ends)
    return ToldField(each.field, value(each.before), value(each.after), before if before == after else f"{before} → {after}")


def _spot(place: Place, whole: Place | None) -> str:
    """A place, without the file where that is the file of the whole."""
    return f"{place.line}:{place.column}" if whole and whole.file == place.file else str(place)


def _places(before: Place | None, after: Place | None) -> str:
    if before and after and str(before) != str(after):
        return f"{before} → {after}"
    return str(after or before)
