"""``eaf pack``: packs prove themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.api import pack_fill
from eaf.api import packs as api
from eaf.cli.options import IncompleteError, as_of_option, day_of, language_option, workspace_option
from eaf.cli.usage import Commands
from eaf.cli.words import EPILOG
from eaf.cli.writing import write
from eaf.finding import Severity
from eaf.reporters import kinds, packs
from eaf.reporters.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from eaf.finding import Finding

format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
pack_option = click.option(
    "--pack",
    "names",
    multiple=True,
    metavar="ID|FOLDER",
    help="gói theo mã hoặc thư mục (lặp lại được) · a pack by id or by its folder, instead of the workspace's (repeatable)",
)


@click.group(cls=Commands, epilog=EPILOG)
def command() -> None:
    """Gói quy tắc tự chứng minh · Rule packs prove themselves."""


def _shared(decorated: Callable[..., int]) -> Callable[..., int]:
    """The options of every sub-command."""
    for option in (language_option, workspace_option, pack_option, format_option):
        decorated = option(decorated)
    return decorated


@command.command()
@click.argument("rules", nargs=-1, metavar="[RULE]...")
@_shared
def test(rules: tuple[str, ...], form: str, names: tuple[str, ...], workspace: Path, lang: str | None) -> int:
    """Chạy các ca kiểm thử của quy tắc · Run the tests of the rules.

    RULE: mã, tên hoặc phần đầu của mã · an id, a name or the beginning of an id.
    """
    opened = _opened(workspace, names)
    tests = api.examples(opened, rules)
    _say(form, packs.test_data(tests), packs.test_lines(tests, _settings(opened, lang)))
    return int(not all(each.holds for each in tests))


@command.command()
@as_of_option
@_shared
def lint(form: str, names: tuple[str, ...], workspace: Path, lang: str | None, as_of: datetime | None) -> int:
    """Rà soát câu chữ, ví dụ, bộ chọn, căn cứ pháp lý của gói · Look for faults in texts, examples, selectors and legal bases."""
    opened, day = _opened(workspace, names), day_of(as_of)
    found = api.linted(opened, day)
    settings = _settings(opened, lang)
    _say(form, packs.lint_data(opened.packs, found), packs.lint_lines(found, opened.packs, opened.model, day, settings))
    return int(any(each.severity is Severity.ERROR for each in found))


@command.command()
@click.option(
    "--min",
    "least",
    type=click.FloatRange(0, 100),
    default=0,
    help="điểm thấp nhất của cả hai, % · the least score of both, in %",
)
@_shared
def mutate(least: float, form: str, names: tuple[str, ...], workspace: Path, lang: str | None) -> int:
    """Thay đổi từng sự kiện, từng phần quy tắc, xem gói có phát hiện không · Change one fact, one part of a rule: does the pack notice?"""
    opened = _opened(workspace, names)
    facts, parts = api.mutated(opened)
    settings, wrong = _settings(opened, lang), (*facts.findings, *parts.findings)
    lines = [*packs.fault_lines(wrong, opened.packs, settings), *packs.mutation_lines(facts, parts, settings)]
    _say(form, packs.mutation_data(facts, parts), lines)
    return int(bool(wrong) or min(facts.score, parts.score) < least)


@command.command(name="kinds")
@click.argument("kind", required=False)
@_shared
def kinds_(kind: str | None, form: str, names: tuple[str, ...], workspace: Path, lang: str | None) -> int:
    """Tài liệu của các loại quy tắc, in từ mã nguồn · The documentation of rule kinds, printed from their code."""
    opened = _opened(workspace, names)
    settings = _settings(opened, lang)
    if kind is None:
        pages = api.kind_pages(opened.packs, opened.rules)
        _say(form, [kinds.kind_data(each) for each in pages], kinds.kind_lines(pages, settings))
    else:
        page = api.kind_page(opened, kind)
        _say(form, kinds.kind_data(page), kinds.kind_page(page, settings).splitlines())
    return 0


@command.command()
@click.argument("pack")
@click.argument("target", metavar="MODEL|standards")
@click.argument("csv", metavar="LIST.csv", type=click.Path(path_type=Path))
@click.option(
    "--source",
    required=True,
    metavar="ID",
    help="nguồn của danh mục, khai báo trong gói · the list's source, declared in the pack",
)
@click.option(
    "--confidence", required=True, type=click.Choice(["high", "medium", "low"]), help="độ tin cậy · how sure the list is"
)
@click.option("--replace", is_flag=True, help="bỏ những mục danh mục không nêu · leave out what the list does not state")
@click.option("--dry-run", is_flag=True, help="chỉ in thay đổi, không ghi · print the changes, write nothing")
@language_option
@workspace_option
def fill(pack: str, target: str, csv: Path, workspace: Path, lang: str | None, **options: str | bool) -> int:
    """Nạp danh mục chính thức từ tệp CSV · Fill in an official list from a CSV file.

    PACK: mã hoặc thư mục của gói · a pack's id or folder. MODEL: mô hình tham chiếu · a reference model, for example brm.
    """
    basis = pack_fill.Basis(str(options["source"]), str(options["confidence"]))
    try:
        path, filled = pack_fill.fill(workspace, pack, target, csv, basis, replace=bool(options["replace"]))
    except pack_fill.OfficialListError as error:
        _list_problems(error.findings)
        raise
    settings = Settings("en" if lang == "en" else "vi")
    for line in packs.fill_lines(filled, path.name, settings, is_written=not options["dry_run"]):
        click.echo(line)
    if not (options["dry_run"] or filled.is_same):
        write(path, filled.text)
    return 0


def _opened(workspace: Path, names: tuple[str, ...]) -> api.Packs:
    """Packs that read without a problem; otherwise the problems are printed and the command ends with 2."""
    opened = api.open_packs(workspace, names)
    if opened.problems:
        _list_problems(opened.problems)
        count = len(opened.problems)
        message = f"có {count} vấn đề, chưa đọc được trọn vẹn · {count} problems: not everything could be read"
        raise IncompleteError(message)
    return opened


def _list_problems(problems: Iterable[Finding]) -> None:
    for each in problems:
        click.echo(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}", err=True)


def _settings(opened: api.Packs, lang: str | None) -> Settings:
    return Settings("en" if lang == "en" else opened.language if lang is None else "vi")


def _say(form: str, data: object, lines: Iterable[str]) -> None:
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            click.echo(line)
