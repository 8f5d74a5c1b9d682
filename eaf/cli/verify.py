"""``eaf verify``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from eaf.cli.options import language_option, progress, said_language
from eaf.cli.words import VERIFICATION_FORMATS
from eaf.cli.writing import write
from eaf.errors import UsageError

EPILOG = (
    "Mã thoát · Exit status: 0 khớp · verified; 1 không khớp, nêu rõ phần nào · not verified, with the parts that differ;"
    " 2 không đối chiếu được: không đọc được tệp, không có commit · could not verify: no such file, no such commit."
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@click.command(epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="kho Git hoặc không gian kiến trúc để chạy lại · a repository or workspace to check the commit again from",
)
@click.option("--sha256", "expected", default="", metavar="HEX", help="SHA-256 đã ghi của tệp · the file's SHA-256 as recorded")
@click.option("--format", "form", type=click.Choice(VERIFICATION_FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="tệp kết quả · write to this file")
@language_option
def command(file: Path, against: Path | None, expected: str, form: str, output: Path | None, lang: str | None) -> int:
    """Đối chiếu một hồ sơ minh chứng, không cần mạng · Verify an evidence archive, offline.

    Nêu từng phần bị sửa, thiếu hoặc thừa; với --against thì chạy lại từ chính commit đó và so kết quả.
    Names what was altered, is missing or does not belong; with --against the commit is checked again and compared.
    """
    from eaf.api.verify import verified, verified_against  # noqa: PLC0415 - all of the engine, which help does not need
    from eaf.reporters.settings import Settings  # noqa: PLC0415 - likewise
    from eaf.reporters.verification import VERIFICATION_REPORTERS  # noqa: PLC0415 - likewise

    if expected and not _SHA256.fullmatch(expected.lower()):
        message = "--sha256 cần 64 chữ số hệ 16 · --sha256 takes 64 hexadecimal digits"
        raise UsageError(message)
    known = expected.lower()
    found = verified_against(file, against, known, progress()) if against else verified(file, known)
    settings = Settings(said_language(lang, None))
    write(output, dict(VERIFICATION_REPORTERS)[form](found, settings))
    return int(not found.holds)
