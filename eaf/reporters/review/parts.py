"""The parts of a review: each a title, sentences and a table, in the order in which people need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.verdict import VERDICTS
from eaf.finding import ACTIVE, BASELINED, WAIVED
from eaf.reporters import words
from eaf.reporters.difference import words as difference_words
from eaf.reviewing.approval import OWNED, RULES_TOUCHED, SHARED, UNOWNED
from eaf.reviewing.code_ownership import ASKED, NOBODY, NOT_ASKED, UNKNOWN
from eaf.reviewing.figures import ASSURANCE, EFFECTIVE, STRICT
from eaf.reviewing.movements import GONE
from eaf.text import Text, both, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from eaf.finding import Finding
    from eaf.reviewing.approval import Reader
    from eaf.reviewing.code_ownership import OwnershipCheck
    from eaf.reviewing.figures import Figure
    from eaf.reviewing.impact import Row
    from eaf.reviewing.movements import Movement
    from eaf.reviewing.review import Review

Cells = tuple[Text, ...]
_NAMED = 5
_NOTHING = both("–")
_LEVEL, _RULE, _MESSAGE = Text("Mức", "Level"), Text("Quy tắc", "Rule"), Text("Nội dung", "Message")
_PLACE, _IN_HEAD = Text("Vị trí", "Place"), Text("Ở phiên bản mới", "In the new revision")
_BEFORE, _AFTER = Text("Trước", "Before"), Text("Sau", "After")
_BY_MODEL, _BY_RULES = Text("Do mô hình", "By the model"), Text("Do quy tắc", "By the rules")
_ALONE = Text("Quy tắc trên mô hình cũ", "Rules on the old model")
_TOUCHED, _REACHED = Text("Thay đổi", "Changed"), Text("Bị ảnh hưởng", "Reached")
_ORGANISATION, _ELEMENTS, _WHY = Text("Đơn vị", "Department"), Text("Phần tử", "Elements"), Text("Vì sao", "Why")
_FILE, _ASKED, _STATE = Text("Tệp", "File"), Text("CODEOWNERS yêu cầu", "CODEOWNERS asks"), Text("Kết quả", "Result")
_LAYER, _CLAUSE, _SHARE = Text("Lớp", "Layer"), Text("Điều khoản", "Clause"), Text("Chỉ số", "Figure")
_FINDING_HEAD = (_LEVEL, _RULE, _MESSAGE, _IN_HEAD, _PLACE)
_STATES = {
    ACTIVE: Text("tính", "counts"),
    WAIVED: Text("được miễn trừ", "waived"),
    BASELINED: Text("trong nền", "in the baseline"),
    GONE: Text("không còn", "gone"),
}
_BECAUSE = {
    OWNED: Text("chủ quản phần tử thay đổi", "owns what is changed"),
    UNOWNED: Text("phần tử thay đổi chưa có chủ quản", "what is changed has no owner"),
    SHARED: Text("khung nhìn hoặc minh chứng thay đổi", "views or attestations are changed"),
    RULES_TOUCHED: Text("quy tắc, miễn trừ, nền hoặc cấu hình thay đổi", "rules, waivers, baseline or settings are changed"),
}
_TOLD = Text("chủ quản phần tử bị ảnh hưởng hoặc có phát hiện thay đổi", "owns what is reached, or has a finding come or go")
_NO_APPROVAL = Text("Không đơn vị nào phải phê duyệt.", "Nobody has to approve.")
_NOBODY = Text(
    "KHÔNG RÕ AI PHÊ DUYỆT: phần tử không có chủ quản và eaf.yaml không nêu owner: {ids}.",
    "NOBODY IS KNOWN TO APPROVE: elements without an owner, and eaf.yaml names none: {ids}.",
)
_NO_CODE_OWNERS = Text(
    "Không kiểm tra được CODEOWNERS: phiên bản gốc không có tệp này.",
    "CODEOWNERS could not be checked: the base has no such file.",
)
_CODE_OWNERS = Text(
    "{file}: {asked} trong {all} cặp tệp và đơn vị được yêu cầu phê duyệt.",
    "{file}: {asked} of {all} pairs of file and department are asked to approve.",
)
_UNREAD = Text("{file}: không hiểu dòng {lines}.", "{file}: lines {lines} are not understood.")
_OWNERSHIP = {
    NOT_ASKED: Text("đơn vị không được yêu cầu phê duyệt", "the department is not asked to approve"),
    NOBODY: Text("không ai được yêu cầu phê duyệt tệp này", "nobody is asked to approve this file"),
    UNKNOWN: Text(
        "chưa biết tài khoản của đơn vị; khai trong CODEOWNERS: # eaf: {id} = @…",
        "no handle of the department is known; say in CODEOWNERS: # eaf: {id} = @…",
    ),
}
_FIGURES = {
    STRICT: Text("Điểm tuân thủ nghiêm ngặt", "Strict compliance score"),
    EFFECTIVE: Text("Điểm không kể điều khoản đã miễn trừ", "Score without waived clauses"),
    ASSURANCE: Text("Mức bảo đảm", "Assurance"),
}
_COVERAGE = Text("Độ phủ {rule}", "Coverage {rule}")
_POINTS = Text("{points} điểm % ({exact})", "{points} points ({exact})")
_NO_OWNER, _NO_LAYER = Text("chưa có chủ quản", "without an owner"), Text("không thuộc lớp nào", "in no layer")
_MORE = Text("{named} và {count} phần tử khác", "{named} and {count} more")
TITLES = {
    "new": Text("Phát hiện mới", "New findings"),
    "raised": Text("Phát hiện thêm do quy tắc", "Findings more because of rules"),
    "dropped": Text("Phát hiện bớt do quy tắc, miễn trừ, nền", "Findings fewer because of rules, waivers, baseline"),
    "governing": Text("Thay đổi về quy tắc, miễn trừ, nền, cấu hình", "Changes of rules, waivers, baseline, settings"),
    "approve": Text("Đơn vị phải phê duyệt", "Who has to approve"),
    "tell": Text("Đơn vị cần được biết", "Who has to be told"),
    "code-owners": Text("Đối chiếu CODEOWNERS", "CODEOWNERS against the model"),
    "figures": Text("Điểm và độ phủ", "Scores and coverage"),
    "verdicts": Text("Điều khoản đổi kết luận", "Clauses with another verdict"),
    "layers": Text("Ảnh hưởng theo lớp", "Impact by layer"),
    "owners": Text("Ảnh hưởng theo đơn vị", "Impact by department"),
    "cured": Text("Phát hiện đã hết", "Cured findings"),
    "waived": Text("Phát hiện mới được miễn trừ", "Newly waived findings"),
    "changes": Text("Khác biệt của mô hình", "Differences of the model"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its id: sentences, then a table."""

    id: str
    sentences: Cells = ()
    head: Cells = ()
    rows: tuple[Cells, ...] = ()

    @property
    def title(self) -> Text:
        """What the part is called."""
        return TITLES[self.id]


def parts(review: Review) -> list[Part]:
    """The parts that have anything to say, and always who has to approve and what CODEOWNERS says."""
    found = review.found
    made = [
        _moved("new", found.new),
        _approval(review),
        _changes("governing", review),
        _moved("dropped", found.dropped),
        _moved("raised", found.raised),
        _code_owners(review),
        _figures(review),
        Part("verdicts", (), (_CLAUSE, _MESSAGE, _BEFORE, _AFTER, _WHY), tuple(_verdicts(review))),
        _readers("tell", review, review.approval.tell),
        Part("layers", (), (_LAYER, _TOUCHED, _REACHED), tuple(_layers(review))),
        Part("owners", (), (_ORGANISATION, _TOUCHED, _REACHED), tuple(_counted(review, review.impact.owners))),
        _moved("cured", found.cured),
        Part("waived", (), (*_FINDING_HEAD[:3], _WHY, _PLACE), tuple(_waived(found.waived))),
        _changes("changes", review),
    ]
    return [each for each in made if each.rows or each.sentences]


def _moved(id_: str, movements: Iterable[Movement]) -> Part:
    rows = ((*_finding(each.finding), _STATES[each.in_head], both(str(each.finding.place))) for each in movements)
    return Part(id_, (), _FINDING_HEAD, tuple(rows))


def _finding(each: Finding) -> Cells:
    return words.SEVERITIES[each.severity], both(each.rule), each.message


def _waived(findings: Iterable[Finding]) -> Iterator[Cells]:
    return ((*_finding(each), words.accepted(each.state), both(str(each.place))) for each in findings)


def _approval(review: Review) -> Part:
    part = _readers("approve", review, review.approval.approve)
    said = [] if part.rows else [_NO_APPROVAL]
    if review.approval.nobody:
        said = [_NOBODY.format(ids=_named(review.approval.nobody))]
    return Part(part.id, tuple(said), part.head, part.rows)


def _readers(id_: str, review: Review, readers: Iterable[Reader]) -> Part:
    rows = (
        (
            _organisation(review, each.id),
            joined((_BECAUSE[why] for why in each.because), both("; ")) if each.because else _TOLD,
            _named(each.elements),
        )
        for each in readers
    )
    return Part(id_, (), (_ORGANISATION, _WHY, _ELEMENTS), tuple(rows))


def _named(ids: tuple[str, ...]) -> Text:
    """The first ids, and how many there are beside."""
    first = ", ".join(ids[:_NAMED]) or "–"
    return _MORE.format(named=first, count=str(len(ids) - _NAMED)) if len(ids) > _NAMED else both(first)


def _organisation(review: Review, id_: str) -> Text:
    sides = review.difference.after.model.elements, review.difference.before.model.elements
    element = next((each[id_] for each in sides if id_ in each), None)
    return Text(f"{element.name.said_in('vi')} ({id_})", f"{element.name.said_in('en')} ({id_})") if element else _NO_OWNER


def _code_owners(review: Review) -> Part:
    said = [line for each in review.ownership for line in _of_file(each)]
    rows = (
        (
            both(each.file),
            _organisation(review, each.owner),
            both(", ".join(each.asked)) if each.asked else _NOTHING,
            _OWNERSHIP[each.state].format(id=each.owner),
        )
        for check in review.ownership
        for each in check.faults
    )
    return Part("code-owners", tuple(said), (_FILE, _ORGANISATION, _ASKED, _STATE), tuple(rows))


def _of_file(check: OwnershipCheck) -> Iterator[Text]:
    if not check.file:
        yield _NO_CODE_OWNERS
        return
    asked = sum(each.state == ASKED for each in check.rows)
    yield _CODE_OWNERS.format(file=check.file, asked=str(asked), all=str(len(check.rows)))
    if check.unread:
        yield _UNREAD.format(file=check.file, lines=", ".join(map(str, check.unread)))


def _figures(review: Review) -> Part:
    told = [(_FIGURES[each.id], each) for each in review.figures.scores]
    told += [(_COVERAGE.format(rule=each.id), each) for each in review.figures.coverage]
    rows = tuple((name, *_figure(each)) for name, each in told)
    return Part("figures", (), (_SHARE, _BEFORE, _BY_MODEL, _BY_RULES, _AFTER, _ALONE), rows)


def _figure(each: Figure) -> Cells:
    parted = (points(value) for value in (each.by_model, each.by_rules))
    return words.percent(each.before), *parted, words.percent(each.after), points(each.by_rules_alone)


def points(value: Fraction | None) -> Text:
    """A difference of shares in percentage points with its sign, rounded half away from zero, and exactly."""
    if value is None:
        return _NOTHING
    if not value:
        return both("0")
    sign, size = ("+", value) if value > 0 else ("−", -value)
    said = words.rounded(size)
    number = Text(*(f"{sign}{each.removesuffix(' %')}" for each in (said.vi, said.en)))
    return _POINTS.format(points=number, exact=f"{sign}{size}")


def _verdicts(review: Review) -> Iterator[Cells]:
    for each in review.figures.verdicts:
        before, judged, after = (VERDICTS.get(word, _NOTHING) for word in (each.before, each.judged, each.after))
        because = [_BY_MODEL] if each.judged != each.before else []
        because += [_BY_RULES] if each.judged != each.after else []
        yield both(each.clause.id), each.clause.text, before, after, joined(because, both("; ")) if judged else _NOTHING


def _layers(review: Review) -> Iterator[Cells]:
    sides = review.difference.before, review.difference.after
    names = {layer.id: layer.name for side in sides for pack in side.packs for layer in pack.layers}
    for each in review.impact.layers:
        yield names.get(each.id, both(each.id) if each.id else _NO_LAYER), both(str(each.touched)), both(str(each.reached))


def _counted(review: Review, rows: Iterable[Row]) -> Iterator[Cells]:
    for each in rows:
        yield _organisation(review, each.id), both(str(each.touched)), both(str(each.reached))


def _changes(id_: str, review: Review) -> Part:
    """The changes of the model, or of what governs it, in the words of a difference."""
    governing = {id(each) for each in review.governing}
    changes = (each for each in review.difference.changes if (id(each) in governing) == (id_ == "governing"))
    rows = [_told(difference_words.KINDS_SAID[each.kind], difference_words.told(each)) for each in changes]
    if id_ == "changes":
        effects = (difference_words.told_effect(each, review.difference) for each in review.difference.effects)
        rows += (_told(difference_words.EFFECTS, each) for each in effects)
    head = (Text("Loại", "Kind"), Text("Thay đổi", "Change"), Text("Mã", "Id"), Text("Giá trị", "Values"), _PLACE)
    return Part(id_, (), head, tuple(rows))


def _told(kind: Text, told: difference_words.Told) -> Cells:
    name = (
        Text(f"{told.id} – {told.name.said_in('vi')}", f"{told.id} – {told.name.said_in('en')}") if told.name else both(told.id)
    )
    values = [*told.notes, *(both(f"{each.name}: {each.before} → {each.after}") for each in told.fields)]
    return kind, difference_words.STATES_SAID[told.state], name, joined(values, both("; ")), both(told.place)
