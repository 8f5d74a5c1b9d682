"""What the reports of a review say, in both languages: sentences, then parts with a table each, before any of them gets a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters import words
from eaf.reporters.difference.words import KINDS_SAID
from eaf.reviewing.movements import hidden
from eaf.text import Text, both, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.reporters.settings import Settings
    from eaf.reviewing.review import Review

TITLE = Text("Rà soát thay đổi kiến trúc", "Review of an architecture change")
_PASSES = Text("ĐẠT: không có phát hiện mới từ mức {level} trở lên.", "PASSES: nothing new at level {level} or above.")
_FAILS = Text("CHƯA ĐẠT: {count} phát hiện mới từ mức {level} trở lên.", "FAILS: {count} new findings at level {level} or above.")
_UNJUDGED = Text("KHÔNG XÉT ĐƯỢC: chưa thể kết luận về thay đổi này.", "COULD NOT JUDGE: nothing can be said of this change.")
_TOUCHES = Text(
    "THAY ĐỔI NÀY SỬA CHÍNH ĐIỀU DÙNG ĐỂ ĐÁNH GIÁ: {what}. Kết luận trên vẫn theo quy tắc, miễn trừ, nền và cấu hình của phiên bản gốc;"
    " người rà soát phải tự xem các thay đổi này.",
    "THIS CHANGE TOUCHES WHAT IT IS JUDGED BY: {what}. The verdict above still goes by rules, waivers, baseline and settings of the"
    " base; reviewers have to look at these changes themselves.",
)
_PACKS = Text("tệp của gói: {files}", "files of packs: {files}")
_NAMED = 5
_HIDDEN = Text(
    "{count} phát hiện mới bị chính thay đổi này che đi, bằng miễn trừ, nền hoặc quy tắc khác.",
    "{count} of the new findings are hidden by this same change: by a waiver, the baseline or another rule.",
)
_COUNTED = Text(
    "{new} phát hiện mới, {cured} đã hết; do quy tắc: thêm {raised}, bớt {dropped}; {waived} mới được miễn trừ.",
    "{new} new findings, {cured} cured; by rules: {raised} more, {dropped} fewer; {waived} newly waived.",
)
_BOTH_CAUSES = Text(
    "Chưa tách được nguyên nhân: mô hình và quy tắc được tính chung.",
    "Causes are not told apart: model and rules count together.",
)
_FOLLOWS = Text("{kind} (theo mã mới của phần tử)", "{kind} (following a new id)")
_KIND = Text("{kind} ({count})", "{kind} ({count})")


def verdict(review: Review, settings: Settings) -> Text:
    """Whether the change may pass, in one sentence."""
    level = words.SEVERITIES[settings.fail_level]
    status = review.exit_status(settings.fail_level)
    if status == 2:
        return _UNJUDGED
    return (_FAILS if status else _PASSES).format(count=str(review.failing(settings.fail_level)), level=level)


def remarks(review: Review) -> Iterator[Text]:
    """What a reader must know beside the verdict, the weightiest first."""
    yield from (_reason(each) for each in review.checks.unjudged)
    if review.checks.unjudged:
        yield _BOTH_CAUSES
    if review.touches_rules:
        yield _TOUCHES.format(what=joined(_touched(review), both(", ")))
    if count := sum(map(hidden, review.found.new)):
        yield _HIDDEN.format(count=str(count))
    found = review.found
    counts = {name: str(len(getattr(found, name))) for name in ("new", "cured", "raised", "dropped", "waived")}
    yield _COUNTED.format(**counts)


def _reason(line: str) -> Text:
    """A line of a problem, which says the same in both languages around a dot."""
    vi, dot, en = line.partition(" · ")
    return Text(vi, en) if dot else both(line)


def _touched(review: Review) -> Iterator[Text]:
    kinds: dict[str, int] = {}
    for each in review.governing:
        kinds[each.kind] = kinds.get(each.kind, 0) + 1
    for kind, count in kinds.items():
        yield _KIND.format(kind=KINDS_SAID[kind], count=str(count))
    for kind in review.kinds:
        if kind not in kinds:
            yield _FOLLOWS.format(kind=KINDS_SAID[kind])
    if files := review.pack_files:
        more = f"… (+{len(files) - _NAMED})" if len(files) > _NAMED else ""
        yield _PACKS.format(files=", ".join((*files[:_NAMED], *([more] if more else []))))
