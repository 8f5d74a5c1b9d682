"""How compliance went, in the compliance report: only where there is a history, never with a gap filled in."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from lxml import etree

from eaf.api.site import Showing, build_site
from eaf.api.site_content import load_content
from eaf.checking.measured import Measured, Point, Trend
from eaf.errors import RevisionError, UsageError
from eaf.site.facts import SiteFacts
from eaf.site.material import Material
from eaf.site.page import Picture
from eaf.site.pages.trend import trend_sections
from eaf.text import Language
from eaf.viewing.shapes import TrendChart

CITIES = Path(__file__).parent.parent.parent / "functional" / "cities"
DAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("city")
    shutil.copytree(CITIES / "sound", folder / "architecture")
    shutil.copytree(CITIES / "checks", folder / "checks")
    return load_content(folder / "architecture", DAY, "").material


def point(day: date, notes: int | None = 0, strict: Fraction | None = Fraction(1, 2)) -> Point:
    """A commit with so many notes; one that could not be checked where that is nothing."""
    number = f"{day.toordinal():040x}"
    if notes is None:
        return Point(number, day, Measured(day, complete=False, problems=("a.yaml:1:1: EAF-Y001 x",), problem_count=1))
    counts = {"elements": 3, "errors": 0, "warnings": 0, "notes": notes}
    scores = {"strict": strict, "effective": strict, "assurance": Fraction(1, 3)}
    return Point(number, day, Measured(day, complete=True, counts=counts, scores=scores))


def told(material: Material, *points: Point, language: Language = "vi") -> tuple[Picture, ...]:
    facts = SiteFacts(material.report, material.model, Trend(points))
    found = trend_sections(replace(material, facts=facts, language=language))
    assert all(isinstance(each, Picture) for each in found)
    return found  # type: ignore[return-value] - parsed JSON


def spans(picture: Picture, number: int) -> list[tuple[float, float, float]]:
    assert not isinstance(picture.svg, str)
    view = picture.svg.view
    assert isinstance(view, TrendChart)
    return [(round(each.begin, 3), round(each.end, 3), round(each.height, 3)) for each in view.courses[number].spans]


def test_without_a_history_there_is_no_chart(material: Material) -> None:
    assert material.facts.trend is None
    assert trend_sections(material) == ()
    assert told(material) == ()
    assert told(material, point(DAY)) == ()
    assert told(material, point(DAY), point(date(2025, 6, 2), None)) == ()


def test_a_figure_holds_until_the_next_commit(material: Material) -> None:
    scores, findings = told(material, point(date(2025, 6, 1), 4), point(date(2025, 6, 4), 2), point(date(2025, 6, 10), 2))
    assert spans(findings, 2) == [(0, 0.3, 1), (0.3, 1, 0.5)]
    assert spans(scores, 0) == [(0, 1, 0.5)]


def test_commits_of_one_day_are_one_step_each(material: Material) -> None:
    _, findings = told(material, point(DAY, 4), point(DAY, 1), point(DAY, 1), point(DAY, 0))
    assert spans(findings, 2) == [(0, 0.25, 1), (0.25, 0.75, 0.25), (0.75, 1, 0)]


def test_of_a_day_among_others_the_last_commit_counts(material: Material) -> None:
    _, findings = told(material, point(DAY, 4), point(DAY, 1), point(date(2025, 6, 2), 2))
    assert spans(findings, 2) == [(0, 0.5, 0.5), (0.5, 1, 1)]


def test_what_could_not_be_checked_is_a_gap_and_is_said(material: Material) -> None:
    scores, findings = told(material, point(date(2025, 6, 1), 0), point(date(2025, 6, 3), None), point(date(2025, 6, 4), 0))
    assert spans(findings, 2) == [(0, 0.5, 0), (0.75, 1, 0)]
    assert spans(scores, 1) == [(0, 0.5, 0.5), (0.75, 1, 0.5)]
    for each in (scores, findings):
        assert "Khoảng trống là không kiểm tra được, không phải không có phát hiện: 1 commit." in each.caption
        assert each.alternative is not None
        assert [row[2].text for row in each.alternative.rows][1] == "KHÔNG KIỂM TRA ĐƯỢC"


def test_without_a_score_there_is_a_gap(material: Material) -> None:
    scores, _ = told(material, point(date(2025, 6, 1), strict=None), point(date(2025, 6, 2)))
    assert spans(scores, 0) == [(0.5, 1, 0.5)]


def test_the_table_has_every_change_and_nothing_else(material: Material) -> None:
    days = [date(2025, 6, number) for number in range(1, 6)]
    scores, findings = told(material, *(point(day, notes) for day, notes in zip(days, (3, 3, 2, 2, 3), strict=True)))
    assert findings.alternative is not None
    assert [[cell.text for cell in row] for row in findings.alternative.rows] == [
        ["01/06/2025", f"{days[0].toordinal():040x}"[:12], "0", "0", "3"],
        ["03/06/2025", f"{days[2].toordinal():040x}"[:12], "0", "0", "2"],
        ["05/06/2025", f"{days[4].toordinal():040x}"[:12], "0", "0", "3"],
    ]
    assert scores.alternative is not None
    assert [row[2].text for row in scores.alternative.rows] == ["50,0 %"]


def test_both_languages_are_told(material: Material) -> None:
    scores, findings = told(material, point(DAY, 1), point(date(2025, 6, 2), 2), language="en")
    assert (scores.title, findings.title) == ("Compliance scores over time", "Findings over time")
    assert "each judged as of its own date" in findings.caption
    root = etree.fromstring(findings.markup.encode())
    assert root.attrib["lang"] == "en"
    assert next(each.text for each in root.iter("{*}title")) == "Findings over time"
    assert "Notes: 2025-06-02: 2" in [each.text for each in root.iter("{*}title")]


class TestBuild:
    @pytest.fixture
    def city(self, tmp_path: Path) -> Path:
        shutil.copytree(CITIES / "sound", tmp_path / "architecture")
        shutil.copytree(CITIES / "checks", tmp_path / "checks")
        git(tmp_path, "init", "-q", "-b", "main")
        commit(tmp_path, "2025-01-01T00:00:00Z")
        (tmp_path / "architecture" / "new.yaml").write_text(
            "elements:\n  svc-new: {type: business-service, name: Mới}\n", encoding="utf-8"
        )
        commit(tmp_path, "2025-02-01T00:00:00Z")
        return tmp_path

    def test_the_report_of_both_languages_has_the_charts_where_they_are_asked_for(self, city: Path) -> None:
        site = build_site(city / "architecture", city / "site", DAY, "", None, Showing(trend=True)).folder
        for page in ("tuan-thu/index.html", "en/tuan-thu/index.html"):
            text = (site / page).read_text(encoding="utf-8")
            ids = re.findall(r'id="([^"]+)"', text)
            assert len(ids) == len(set(ids))
            assert {"dien-bien-diem", "dien-bien-phat-hien"} <= set(ids)
        plain = build_site(city / "architecture", city / "plain", DAY, "").folder
        assert "dien-bien" not in (plain / "tuan-thu/index.html").read_text(encoding="utf-8")

    def test_a_new_commit_makes_the_report_again_and_nothing_else(self, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EAF_CACHE", str(city / "kept"))
        asked = (city / "architecture", city / "site", DAY, "", None, Showing(trend=True))
        build_site(*asked)
        assert "giữ nguyên" in build_site(*asked).lines[-1]
        commit(city, "2025-03-01T00:00:00Z")
        assert ", 2 tệp thay đổi." in build_site(*asked).lines[-2]

    def test_it_is_refused_where_it_would_tell_of_more_than_is_shown(self, city: Path) -> None:
        for plateau, showing in (("", Showing("public", trend=True)), ("plt-x", Showing(trend=True))):
            with pytest.raises(UsageError, match="does not go with --plateau or --audience"):
                build_site(city / "architecture", city / "site", DAY, plateau, None, showing)

    def test_without_a_repository_that_is_said(self, city: Path) -> None:
        shutil.rmtree(city / ".git")
        with pytest.raises(RevisionError, match="no Git repository"):
            build_site(city / "architecture", city / "site", DAY, "", None, Showing(trend=True))


def git(folder: Path, *arguments: str, at: str = "") -> None:
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    named = ("-c", "user.name=T", "-c", "user.email=t@example.invalid")
    program = shutil.which("git") or "git"
    path = {"PATH": str(Path(program).parent)}
    subprocess.run([program, *named, *arguments], cwd=folder, env={**path, **(settings if at else {})}, check=True)


def commit(folder: Path, at: str) -> None:
    git(folder, "add", "architecture", "checks")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x", at=at)
