"""A verification for a terminal: what does not hold, part by part, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.verification import (
    ALTERED,
    BROKEN,
    DIGEST,
    DISAGREES,
    EXTRA,
    FORM,
    FRAME,
    INPUT,
    MISSING,
    RERUN,
    SEAL,
)
from eaf.reporters.text import clean
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.verification import Discrepancy, Verification
    from eaf.reporters.settings import Settings

_WHOLE = Text("cả tệp", "the file")
SAID = {
    ALTERED: Text("nội dung không khớp SHA-256 trong manifest.json", "the content does not have the SHA-256 in manifest.json"),
    MISSING: Text("không có trong hồ sơ", "is not in the archive"),
    EXTRA: Text(
        "thừa: manifest.json không nêu, hoặc có hai lần", "does not belong: manifest.json has it not, or it stands twice"
    ),
    BROKEN: Text(
        "không đọc được từ byte {detail}: không phải hồ sơ do eaf lập, bị cắt, nén hoặc mã hóa",
        "cannot be read from byte {detail} on: not as eaf writes it, cut off, compressed or encrypted",
    ),
    FRAME: Text("phần khung của tệp zip đã bị sửa", "the frame of the zip file was altered"),
    SEAL: Text("không khớp dấu niêm của chính nó", "does not have the seal that it states"),
    FORM: Text("không đúng lược đồ 'eaf schema bundle'", "does not have the form of 'eaf schema bundle'"),
    DIGEST: Text("SHA-256 khác với {detail}", "has another SHA-256 than {detail}"),
    DISAGREES: Text("mâu thuẫn với các phần khác {detail}", "disagrees with other parts {detail}"),
    RERUN: Text("khác khi chạy lại {detail}", "differs when checked again {detail}"),
    INPUT: Text("tệp đầu vào khác với commit này", "this input differs from that of the commit"),
}
_CHECKED = Text("{workspace}, commit {commit}, tại ngày {date}", "{workspace}, commit {commit}, as of {date}")
_SUM = Text("SHA-256 của tệp: {sha256}", "SHA-256 of the file: {sha256}")
_OTHER_TOOL = Text(
    "Hồ sơ do bản eaf khác lập ({tool}); khác biệt khi chạy lại có thể do công cụ.",
    "Another eaf made the archive ({tool}); what differs when checked again may come from the tool.",
)
_HOLDS = Text("KHỚP: mọi phần nguyên vẹn và nhất quán.", "VERIFIED: every part is whole, and all agree.")
_HOLDS_AGAIN = Text(
    "KHỚP: mọi phần nguyên vẹn, và chạy lại từ commit cho đúng kết quả này.",
    "VERIFIED: every part is whole, and checking the commit again gives the same result.",
)
_FAILS = Text("KHÔNG KHỚP: {count} điểm khác biệt.", "NOT VERIFIED: {count} discrepancies.")


def render(found: Verification, settings: Settings) -> str:
    """The verification as text, ending with a line break."""
    return "".join(f"{clean(settings.say(line))}\n" for line in _lines(found))


def _lines(found: Verification) -> Iterator[Text]:
    said = found.manifest
    if said:
        yield _CHECKED.format(workspace=said["workspace"]["id"], commit=said["commit"], date=said["as_of"])
    yield _SUM.format(sha256=found.sha256)
    yield from map(_told, found.discrepancies)
    if found.other_tool:
        yield _OTHER_TOOL.format(tool=f"{said['tool']['version']}, {said['tool']['code'][:12]}")
    if found.holds:
        yield _HOLDS_AGAIN if found.against else _HOLDS
    else:
        yield _FAILS.format(count=str(len(found.discrepancies)))


def _told(each: Discrepancy) -> Text:
    part = Text(each.part, each.part) if each.part else _WHOLE
    what = SAID[each.kind].format(detail=f"({each.detail})" if each.detail and each.kind in (DISAGREES, RERUN) else each.detail)
    return Text(f"  {part.vi}: {what.vi}".rstrip(), f"  {part.en}: {what.en}".rstrip())
