"""Questions about a workspace: one element, and explanations of all that has a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eaf.api import run_check, today
from eaf.api.telling import Teller
from eaf.api.telling_lists import lists_about, told_list
from eaf.checking.engine import RULE_BROKE, Run
from eaf.checking.faults import FAMILY, FAULTS, UNSETTLED
from eaf.checking.pack_lint_rules import selectors_of, used_sets
from eaf.checking.pack_lints import FAMILY as LINT_FAMILY
from eaf.checking.pack_lints import LINTS
from eaf.checking.pack_written import Written
from eaf.errors import NotFoundError
from eaf.loading.attestation_faults import ATTESTATION_FAULTS
from eaf.loading.attestation_faults import FAMILY as ATTESTATION_FAMILY
from eaf.loading.problems import FAMILIES, PROBLEMS
from eaf.rules import RULE_KINDS
from eaf.text import Language, Text, nearest

if TYPE_CHECKING:
    from eaf.api import Session
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.rule import Rule

_FINGERPRINT_DIGITS = 8
_KINDS = {kind.id: kind for kind in RULE_KINDS}
_OF_PACK = {code: each.said for code, each in LINTS.items()}
_CODES = {**PROBLEMS, **FAULTS, **ATTESTATION_FAULTS, **_OF_PACK, "EAF-E001": RULE_BROKE}
NAMED_BY_TOOL = frozenset((*_KINDS, *_CODES))
"""Rule kinds and problem codes: they can be explained without a workspace."""
_FAMILIES = {
    **FAMILIES,
    "W": FAMILY,
    "A": ATTESTATION_FAMILY,
    "L": LINT_FAMILY,
    "E": Text("khi chạy quy tắc", "running the rules"),
}
_FAMILY = Text("  Nhóm {letter}: {family}", "  Family {letter}: {family}")
_STOPS = Text(
    "  Mô hình chưa đọc được trọn vẹn nên không quy tắc nào chạy; eaf check kết thúc với mã 2 cho đến khi sửa xong.",
    "  The model could not be read whole, so no rule runs; eaf check ends with 2 until this is mended.",
)
_BREAKS = Text(
    "  Các quy tắc khác vẫn chạy, nhưng kết quả chưa trọn vẹn; eaf check kết thúc với mã 2.",
    "  The other rules still run, but the result is not whole; eaf check ends with 2.",
)
_UNREAD = Text(
    "  Nền không được áp dụng, mọi phát hiện đều được tính; eaf check kết thúc với mã 2 cho đến khi sửa xong.",
    "  The baseline is not applied, every finding counts; eaf check ends with 2 until this is mended.",
)
_UNSETTLED = Text(
    "  Không rõ miễn trừ nào có giá trị nên chưa thể kết luận; eaf check kết thúc với mã 2 cho đến khi sửa xong.",
    "  Which waivers count cannot be told, so nothing can be concluded; eaf check ends with 2 until this is mended.",
)
_COUNTED = Text(
    "  Không che phát hiện nào: được báo như một phát hiện, mức lỗi thì eaf check kết thúc với mã 1.",
    "  It hides no finding: it is reported as one, and as an error makes eaf check end with 1.",
)
_NOT_COUNTED = Text(
    "  Minh chứng có lỗi không được tính, nên không làm điều khoản nào đạt: được báo như một phát hiện, mức lỗi thì eaf check kết thúc với mã 1.",
    "  An attestation at fault counts for nothing, so no clause is met by it: it is reported as a finding, and as an error makes eaf check end with 1.",
)
_OF_PACKS = Text(
    "  Không ảnh hưởng đến eaf check: eaf pack lint, mutate báo như một phát hiện, mức lỗi thì kết thúc với mã 1.",
    "  It does not concern eaf check: eaf pack lint or mutate reports it as a finding, and as an error ends with 1.",
)
_IN_DETAIL = Text("Giải thích chi tiết (tiếng Anh):", "In detail:")


def element_of(model: Model, id_: str) -> Element:
    """The element called ``id_``; raises :class:`NotFoundError` with the nearest ids."""
    found = model.elements.get(id_)
    if found is None:
        message = f"không có phần tử '{id_}' · there is no element '{id_}'"
        raise NotFoundError(message, nearest(id_, list(model.elements)))
    return found


def explain_of_tool(subject: str, language: Language) -> list[str]:
    """Lines that explain one of :data:`NAMED_BY_TOOL`."""
    if subject in _KINDS:
        kind = _KINDS[subject]
        paragraphs = (" ".join(part.split()) for part in kind.documentation.strip().split("\n\n"))
        return [f"{subject}: {kind.question.said_in(language)}", "", _IN_DETAIL.said_in(language), *paragraphs]
    letter = subject.removeprefix("EAF-")[0]
    family = _FAMILY.format(letter=letter, family=_FAMILIES[letter])
    sentence = re.sub(r"\{\w+\}", "…", _CODES[subject].said_in(language))
    return [f"{subject}: {sentence}", family.said_in(language), _end(subject, letter).said_in(language)]


def _end(code: str, letter: str) -> Text:
    """How a check ends that met the code."""
    if letter == "W":
        return _UNSETTLED if code in UNSETTLED else _COUNTED
    return {"E": _BREAKS, "B": _UNREAD, "A": _NOT_COUNTED, "L": _OF_PACKS}.get(letter, _STOPS)


def _using(name: str, session: Session) -> list[Rule]:
    """The rules that name a set, or one that it is part of."""
    found = []
    for each in session.rules:
        selectors = (selector for _, selector in selectors_of(Written(each.pack).rule(each.rule), _KINDS[each.rule.kind]))
        found += [each.rule] if name in used_sets(each.pack, selectors) else []
    return found


def explain(session: Session, subject: str, language: Language) -> list[str]:
    """Lines that explain anything with a name: also a rule, a clause, a set, an element, a finding; raises :class:`NotFoundError`."""
    if subject in NAMED_BY_TOOL:
        return explain_of_tool(subject, language)
    report = run_check(session, Run(today()))
    rules = {rule.id: rule for rule in report.rules.values()} | {rule.name: rule for rule in report.rules.values()}
    clauses = {each.clause.id: each for each in report.clauses}
    findings = [each for each in report.of_rules if len(subject) >= _FINGERPRINT_DIGITS and each.fingerprint.startswith(subject)]
    sets = {each.id: (each, pack) for pack in session.loaded.packs for each in pack.sets.values()}
    teller = Teller(report, session.loaded.packs, language)
    if subject in rules:
        return teller.rule(rules[subject])
    if subject in clauses:
        return teller.clause(clauses[subject])
    if subject in sets:
        return teller.named_set(*sets[subject], _using(subject, session))
    if report.model is not None and subject in report.model.elements:
        return teller.element(report.model.elements[subject])
    if findings:
        return teller.finding(findings[0])
    if lists := lists_about(session.loaded.packs, subject):
        return [line for each in lists for line in (*told_list(*each, language), "")][:-1]
    listed = (one.id for each in session.loaded.packs for one in each.code_lists)
    elements = [*(report.model.elements if report.model else ()), *listed]
    message = f"không có gì tên là '{subject}' · nothing is called '{subject}'"
    raise NotFoundError(message, nearest(subject, [*_KINDS, *_CODES, *rules, *clauses, *sets, *elements]))
