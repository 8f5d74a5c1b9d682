"""What stands in an evidence archive for whoever opens it without this package, and what is said when one was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters import words
from eaf.reporters.text import clean
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.reporters.settings import Settings

TO_READ = """\
HỒ SƠ MINH CHỨNG MỘT LẦN KIỂM TRA KIẾN TRÚC

manifest.json     mô hình tại commit nào, gói quy tắc và công cụ nào, dòng lệnh, kết quả, SHA-256 của từng tệp đầu vào và từng phần
findings.json     toàn bộ kết quả: phát hiện, quy tắc, điều khoản, điểm
findings.sarif    các phát hiện ở dạng SARIF 2.1.0
compliance.json   báo cáo tuân thủ
waivers.json      sổ miễn trừ
report.vi.txt     báo cáo để đọc, tiếng Việt
report.en.txt     báo cáo để đọc, tiếng Anh
sha256sums.txt    SHA-256 của các phần

Kiểm tra không cần mạng:      eaf verify TEP.zip
Chạy lại từ kho Git và so:    eaf verify TEP.zip --against KHO
Không có eaf:                 unzip TEP.zip -d ho-so && cd ho-so && sha256sum -c sha256sums.txt

Hồ sơ tự cho biết phần nào bị sửa. Nó không tự chứng minh ai đã lập ra nó: hãy ghi SHA-256 của cả tệp vào văn bản, hoặc ký số tệp.


EVIDENCE OF ONE CHECK OF AN ARCHITECTURE

manifest.json     the model's commit, packs and tool, the command line, the result, the SHA-256 of every input and every part
findings.json     the whole result: findings, rules, clauses, scores
findings.sarif    the findings as SARIF 2.1.0
compliance.json   the compliance report
waivers.json      the register of waivers
report.vi.txt     the report for readers, in Vietnamese
report.en.txt     the report for readers, in English
sha256sums.txt    the SHA-256 of the parts

Verify without a network:           eaf verify FILE.zip
Check the commit again and compare: eaf verify FILE.zip --against REPOSITORY
Without eaf:                        unzip FILE.zip -d evidence && cd evidence && sha256sum -c sha256sums.txt

The archive tells which part was altered. It does not prove who made it: record the SHA-256 of the whole file, or sign the file.
"""
_MADE = Text("Đã lập hồ sơ minh chứng {file}", "Wrote the evidence archive {file}")
_COMMIT = Text("Mô hình tại commit {commit}", "The model as of commit {commit}")
_SUM = Text("SHA-256 của tệp: {sha256}", "SHA-256 of the file: {sha256}")
_KEEP = Text(
    "Hãy ghi chuỗi này vào văn bản, hoặc ký số tệp: tệp tự cho biết nó bị sửa ở đâu, không tự chứng minh ai lập ra nó.",
    "Record it elsewhere, or sign the file: the file tells where it was altered, not who made it.",
)


def said(report: CheckReport, file: str, commit: str, sha256: str, settings: Settings) -> list[str]:
    """The lines that tell of a new archive."""
    lines = (
        _MADE.format(file=file),
        _COMMIT.format(commit=commit),
        words.heading(report),
        words.counts(report),
        _SUM.format(sha256=sha256),
        _KEEP,
    )
    return [clean(settings.say(each)) for each in lines]
