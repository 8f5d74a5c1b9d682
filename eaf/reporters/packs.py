"""What packs say of themselves, as lines for a terminal and as data: their tests, what is wrong with them, what goes unnoticed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eaf.checking.report import CheckReport
from eaf.finding import Severity
from eaf.reporters import json
from eaf.reporters.text import clean, finding_blocks
from eaf.reporters.words import COUNTS
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.pack_mutation import Mutant, Mutation
    from eaf.checking.pack_tests import CaseResult, RuleTests
    from eaf.finding import Finding
    from eaf.loading.pack_filling import Filled
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.reporters.settings import Settings

FORMAT = 1
_HOLDS = {True: Text("đúng", "ok"), False: Text("sai", "failed")}
_RULE = Text("{state}  {rule}  {name}  {count} ca", "{state}  {rule}  {name}  {count} {count:case|cases}")
_CASE = Text("  {place}: {name}: {said}", "  {place}: {name}: {said}")
_MISSING = Text("  {place}: chưa có ca {expects}", "  {place}: no case {expects}")
_TESTED = Text(
    "{rules} quy tắc, {cases} ca: {wrong} ca sai, {missing} quy tắc thiếu ca",
    "{rules} {rules:rule|rules}, {cases} {cases:case|cases}: {wrong} {wrong:case|cases} failed, {missing} {missing:rule lacks|rules lack} a case",
)
_FACTS = Text("Sự kiện trong ví dụ", "Facts of examples")
_RULES = Text("Các phần của quy tắc", "Parts of rules")
_SCORE = Text(
    "{what}: {noticed} trên {counted} thay đổi được phát hiện ({score} %); {stated} thay đổi được nêu là không ảnh hưởng",
    "{what}: {noticed} of {counted} changes are noticed ({score} %); {stated} are stated to be as good",
)
_UNNOTICED = Text("  không được phát hiện: {rule} {place}: {change}", "  not noticed: {rule} {place}: {change}")

_FILLED = Text(
    "{file}: thêm {added}, đổi {changed}, bỏ {removed} mục", "{file}: {added} entries added, {changed} changed, {removed} removed"
)
_NOT_WRITTEN = Text("chạy thử, chưa ghi gì", "dry run, nothing is written")


def test_lines(tests: tuple[RuleTests, ...], settings: Settings) -> Iterator[str]:
    """A line for each rule, below it what is wrong with its cases, and a line of counts."""
    for each in tests:
        values = {"rule": each.rule.id, "name": each.rule.name, "count": str(len(each.results))}
        yield settings.say(_RULE.format(state=_HOLDS[each.holds], **values))
        for result in each.results:
            yield from (clean(settings.say(line)) for line in _differences(result))
        if each.missing:
            yield settings.say(_MISSING.format(place=str(each.place), expects=", ".join(each.missing)))
    yield settings.say(tested(tests))


def tested(tests: tuple[RuleTests, ...]) -> Text:
    """How many rules and cases there are, and how many are wrong."""
    results = [result for each in tests for result in each.results]
    return _TESTED.format(
        rules=str(len(tests)),
        cases=str(len(results)),
        wrong=str(sum(not each.holds for each in results)),
        missing=str(sum(bool(each.missing) for each in tests)),
    )


def _differences(result: CaseResult) -> Iterator[Text]:
    for each in result.differences:
        yield _CASE.format(place=str(each.place), name=result.case.name, said=each.said)


def test_data(tests: tuple[RuleTests, ...]) -> dict[str, object]:
    """The same as plain data."""
    return {"format": FORMAT, "holds": all(each.holds for each in tests), "rules": [_test_data(each) for each in tests]}


def _test_data(each: RuleTests) -> dict[str, object]:
    return {
        "id": each.rule.id,
        "name": each.rule.name,
        "pack": each.rule.pack,
        "holds": each.holds,
        "missing": list(each.missing),
        "cases": [
            {
                "name": json.text(result.case.name),
                "expect": result.case.expect,
                "holds": result.holds,
                "place": json.place(result.place),
                "differences": [{"place": json.place(one.place), "message": json.text(one.said)} for one in result.differences],
            }
            for result in each.results
        ],
    }


def lint_lines(
    findings: tuple[Finding, ...], packs: tuple[Pack, ...], model: Model | None, as_of: date, settings: Settings
) -> Iterator[str]:
    """Each finding with its code frame, and a line of counts."""
    report = CheckReport(as_of, "", "", model, packs, (), findings)
    yield from finding_blocks(report, findings, settings)
    yield settings.say(linted(packs, findings))


def fault_lines(findings: tuple[Finding, ...], packs: tuple[Pack, ...], settings: Settings) -> list[str]:
    """Findings about the packs' own files, each with its code frame."""
    return finding_blocks(CheckReport(date.min, "", "", None, packs, (), findings), findings, settings)


def linted(packs: tuple[Pack, ...], findings: tuple[Finding, ...]) -> Text:
    """Which packs were looked at, and how many errors, warnings and notes there are."""
    names = ", ".join(f"{pack.id} {pack.version}" for pack in packs)
    counts = COUNTS.format(**{f"{each.word}s": str(_count(findings, each)) for each in Severity})
    return Text(f"{names}: {counts.vi}", f"{names}: {counts.en}")


def _count(findings: tuple[Finding, ...], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)


def lint_data(packs: tuple[Pack, ...], findings: tuple[Finding, ...]) -> dict[str, object]:
    """The same as plain data."""
    return {
        "format": FORMAT,
        "packs": [{"id": each.id, "version": each.version} for each in packs],
        "counts": {f"{each.word}s": _count(findings, each) for each in Severity},
        "findings": [json.finding(each) for each in findings],
    }


def mutation_lines(facts: Mutation, rules: Mutation, settings: Settings) -> Iterator[str]:
    """The scores of both, each with the changes that nothing noticed."""
    for what, mutation in ((_FACTS, facts), (_RULES, rules)):
        counted, unnoticed = len(mutation.counted), len(mutation.unnoticed)
        yield settings.say(
            _SCORE.format(
                what=what,
                noticed=str(counted - unnoticed),
                counted=str(counted),
                score=Text(f"{mutation.score:.1f}".replace(".", ","), f"{mutation.score:.1f}"),
                stated=str(len(mutation.mutants) - counted),
            )
        )
        for each in mutation.unnoticed:
            said = _UNNOTICED.format(rule=each.rule, place=str(each.place), change=each.change)
            yield clean(settings.say(said))


def mutation_data(facts: Mutation, rules: Mutation) -> dict[str, object]:
    """The same as plain data, with what is stated to be as good and why."""
    return {"format": FORMAT, "facts": _mutation_data(facts), "rules": _mutation_data(rules)}


def _mutation_data(mutation: Mutation) -> dict[str, object]:
    stated = [each for each in mutation.mutants if each.as_good is not None]
    return {
        "score": mutation.score,
        "counted": len(mutation.counted),
        "noticed": len(mutation.counted) - len(mutation.unnoticed),
        "unnoticed": [_mutant_data(each) for each in mutation.unnoticed],
        "as_good": [_mutant_data(each) for each in stated],
        "findings": [json.finding(each) for each in mutation.findings],
    }


def _mutant_data(each: Mutant) -> dict[str, object]:
    because = {"because": json.text(each.as_good.because)} if each.as_good else {}
    return {"rule": each.rule, "place": json.place(each.place), "change": json.text(each.change), **because}


def fill_lines(filled: Filled, file: str, settings: Settings, *, is_written: bool) -> Iterator[str]:
    """What an official list changes in the ``file`` of a pack: a line for each entry, and one of counts."""
    for sign, names in (("+", filled.added), ("~", filled.changed), ("-", filled.removed)):
        yield from (f"{sign} {name}" for name in names)
    counts = {"added": len(filled.added), "changed": len(filled.changed), "removed": len(filled.removed)}
    yield settings.say(_FILLED.format(file=file, **{key: str(value) for key, value in counts.items()}))
    if not is_written:
        yield settings.say(_NOT_WRITTEN)
