"""``eaf diff`` and ``eaf check --changed-since`` as processes: exit statuses, formats, languages, files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from small_city import RULES, SERVICES, SYSTEMS, City, git, make

from eaf.cli.words import DIFFERENCE_FORMATS, FORMATS
from eaf.reporters.difference import DIFFERENCE_REPORTERS

ROOT = Path(__file__).parent.parent.parent
DAY = ("--as-of", "2025-06-01")


def eaf(city: City, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "EAF_DEBUG", "PYTHONHASHSEED"}}
    return subprocess.run(
        [sys.executable, "-P", "-m", "eaf", *arguments],
        cwd=city.folder,
        env={**kept, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def city(tmp_path: Path) -> City:
    """The city with a change of every state, in names that want to be more than names."""
    made = make(tmp_path / "city")
    made.swap(SYSTEMS, "level: 3", "level: 4")
    made.swap(SYSTEMS, "vi: Máy chủ, en: Server", "vi: '<b onload=x>&|`*_@ai</b>', en: '<b onload=x>&|`*_@ai</b>'")
    made.swap(SYSTEMS, "  sys-clinic:\n", "  sys-patients:\n")
    made.swap(SYSTEMS, "target: sys-clinic", "target: sys-patients")
    made.swap("architecture/organisation.yaml", "target: sys-clinic", "target: sys-patients")
    made.swap("architecture/organisation.yaml", "plateau: {date: 2024-06-30}", "plateau: {date: 2030-06-30}")
    (made.folder / "architecture/views.yaml").rename(made.folder / "architecture/khung-nhin.yaml")
    (made.folder / "architecture/waivers.yaml").unlink()
    made.write({"architecture/new.yaml": "elements:\n  svc-new: {type: business-service, name: Mới}\n"})
    return made


class TestDiff:
    def test_it_ends_with_0_unless_the_exit_status_is_to_tell(self, city: City) -> None:
        for arguments, status in (
            (("base",), 0),
            (("base", "--exit-code"), 1),
            (("base", "main", "--exit-code"), 0),
            (("base", "main"), 0),
        ):
            done = eaf(city, "diff", *arguments)
            assert (done.returncode, done.stderr) == (status, ""), arguments

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nope",), "không có phiên bản 'nope' · there is no revision 'nope'"),
            (("base", "nope", "--exit-code"), "there is no revision 'nope'"),
            (("--", "--help"), "'--help' is no name of a revision"),
            (("base..main",), "write base main"),
            ((), "thiếu BASE · BASE is missing"),
            (("base", "--format", "xml"), "giá trị của --format không dùng được"),
            (("base", "-o", "a", "-o", "b"), "more -o than --format"),
            (("base", "-w", "nowhere"), "there is no nowhere"),
            (("base", "-o", "architecture"), "cannot write architecture"),
        ],
    )
    def test_what_could_not_be_compared_ends_with_2(self, city: City, arguments: tuple[str, ...], said: str) -> None:
        done = eaf(city, "diff", *arguments)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_model_at_fault_ends_with_2_and_its_places(self, city: City) -> None:
        city.write({SERVICES: "elements: ["})
        done = eaf(city, "diff", "base", "--exit-code")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"cây làm việc: {SERVICES}:1:12: EAF-Y001" in done.stderr

    def test_every_format_says_the_same_on_every_machine(self, city: City) -> None:
        arguments = [part for name in DIFFERENCE_FORMATS for part in ("--format", name, "-o", f"../{name}.{{seed}}")]
        for seed in ("1", "2"):
            told = [each.format(seed=seed) for each in arguments]
            assert eaf(city, "diff", "base", *told, PYTHONHASHSEED=seed).returncode == 0
        for name in DIFFERENCE_FORMATS:
            first, second = ((city.folder.parent / f"{name}.{seed}").read_bytes() for seed in ("1", "2"))
            assert first == second
            assert b"sys-patients" in first
            assert first.endswith(b"\n")

    def test_the_last_format_without_a_file_is_printed(self, city: City) -> None:
        done = eaf(city, "diff", "base", "--format", "json", "--format", "text", "-o", "d.json")
        assert json.loads(city.read("d.json"))["counts"]["renamed"] == 1
        assert done.stdout.startswith("So sánh base (")

    def test_both_languages_say_the_same(self, city: City) -> None:
        vi, en = (eaf(city, "diff", "base", "--lang", language).stdout for language in ("vi", "en"))
        assert "đổi mã" in vi
        assert "renamed" in en
        assert len(vi.splitlines()) == len(en.splitlines())
        assert "1 thêm, 1 bỏ, 1 đổi mã, 3 sửa, 1 chuyển tệp; 1 ảnh hưởng gián tiếp" in vi
        assert "1 added, 1 removed, 1 renamed, 3 changed, 1 moved; 1 effects on others" in en

    def test_text_has_every_value_with_its_place_in_both_revisions(self, city: City) -> None:
        city.swap(SERVICES, "elements:\n", "# Một dòng\n# Hai dòng\nelements:\n")
        city.swap(SERVICES, "en: Not described", "en: Bare")
        text = eaf(city, "diff", "base", "--lang", "en").stdout
        assert f"  ~ svc-bare  Bare\n      --> {SERVICES}:7:3 → {SERVICES}:9:3\n" in text
        assert "      name.en: Not described → Bare  (7:65 → 9:65)\n" in text
        assert "  = sys-patients  Patient records\n" in text
        assert "      was sys-clinic; 2 places follow\n" in text
        assert "  > toan-canh  Overview\n      --> architecture/views.yaml:2:3 → architecture/khung-nhin.yaml:2:3\n" in text
        assert "      plateaus; plt-later → plt-later, plt-today; because of plt-today\n" in text

    def test_json_has_the_published_schema(self, city: City) -> None:
        schema = json.loads(eaf(city, "schema", "difference").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        for arguments in (("base",), ("base", "main")):
            data = json.loads(eaf(city, "diff", *arguments, "--format", "json").stdout)
            jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
        data["changes"] = [{"state": "added"}]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, schema, jsonschema.Draft202012Validator)

    def test_markdown_shows_names_as_they_are(self, city: City) -> None:
        text = eaf(city, "diff", "base", "--format", "markdown").stdout
        assert "&lt;b onload=x&gt;&amp;\\|\\`\\*\\_@\u200bai&lt;/b&gt;" in text
        assert "<b " not in text
        rows = [each for each in text.splitlines() if each.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", each)) for each in rows} == {5}

    def test_markdown_is_cut_where_a_comment_would_be_too_long(self, city: City) -> None:
        many = "".join(f"  svc-{number}: {{type: business-service, name: N, summary: Có}}\n" for number in range(250))
        city.write({"architecture/many.yaml": f"elements:\n{many}"})
        text = eaf(city, "diff", "base", "--format", "markdown", "--lang", "en").stdout
        assert text.count("| added |") == 198
        assert text.endswith("… and 58 more.\n")

    def test_html_stands_by_itself_and_runs_nothing(self, city: City) -> None:
        page = eaf(city, "diff", "base", "--format", "html").stdout
        seen = Seen()
        seen.feed(page)
        assert seen.open == []
        assert {"script", "link", "img", "b", "iframe"} & seen.tags == set()
        assert seen.attributes <= {"charset", "name", "content", "http-equiv", "lang", "class", "scope"}
        assert "&lt;b onload=x&gt;&amp;|`*_@ai&lt;/b&gt;" in page
        assert '<html lang="vi">' in page
        assert re.findall(r"https?:|//", page) == []
        assert seen.text.count("sys-patients") == 2

    def test_help_is_in_both_languages_and_names_the_exit_statuses(self, city: City) -> None:
        told = eaf(city, "diff", "--help").stdout
        assert "So sánh hai phiên bản Git" in told
        assert "Compare two Git revisions" in " ".join(told.split())
        assert "2 không so sánh được · could not compare" in " ".join(told.split())

    def test_the_names_of_formats_are_those_of_the_reporters(self) -> None:
        assert tuple(name for name, _ in DIFFERENCE_REPORTERS) == DIFFERENCE_FORMATS

    def test_what_was_kept_changes_no_answer(self, city: City, tmp_path: Path) -> None:
        answers = [eaf(city, "diff", "base", EAF_CACHE=folder).stdout for folder in ("off", *[str(tmp_path / "kept")] * 2)]
        assert len(set(answers)) == 1


class Seen(HTMLParser):
    """What stands in a page; ``open`` are the tags that were not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


class TestChangedSince:
    def test_only_what_is_new_fails(self, city: City) -> None:
        whole = eaf(city, "check", *DAY, "--fail-level", "note", "--lang", "en")
        assert "0 errors, 0 warnings, 3 notes" in whole.stdout
        since = eaf(city, "check", *DAY, "--fail-level", "note", "--lang", "en", "--changed-since", "base")
        assert since.returncode == 1
        assert "0 errors, 0 warnings, 2 notes" in since.stdout
        assert "1 that were there before are left out, 0 are gone" in since.stdout
        assert "svc-bare" not in since.stdout
        city.commit()
        assert eaf(city, "check", *DAY, "--fail-level", "note", "--changed-since", "HEAD").returncode == 0

    @pytest.mark.parametrize("name", ["nope", "--version", "base..main", ""])
    def test_a_base_that_is_none_ends_with_2(self, city: City, name: str) -> None:
        done = eaf(city, "check", *DAY, f"--changed-since={name}")
        assert (done.returncode, done.stdout) == (2, "")

    def test_a_base_that_cannot_be_read_ends_with_2(self, city: City) -> None:
        good = city.read(SERVICES)
        city.write({SERVICES: "elements: ["})
        city.commit("broken")
        city.write({SERVICES: good})
        done = eaf(city, "check", *DAY, "--changed-since", "HEAD", "--format", "json", "-o", "r.json")
        assert done.returncode == 2
        assert "could not be read or checked whole" in done.stderr
        assert f"{SERVICES}:1:12: EAF-Y001" in done.stderr
        assert not (city.folder / "r.json").exists()

    def test_a_work_tree_that_cannot_be_read_ends_with_2_and_a_report(self, city: City) -> None:
        city.write({SERVICES: "elements: ["})
        done = eaf(city, "check", *DAY, "--changed-since", "base")
        assert done.returncode == 2
        assert "EAF-Y001" in done.stdout

    def test_outside_of_a_repository_it_ends_with_2(self, city: City) -> None:
        (city.folder / ".git").rename(city.folder.parent / "git")
        done = eaf(city, "check", *DAY, "--changed-since", "base")
        assert done.returncode == 2
        assert "no Git repository" in done.stderr

    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_has_what_is_new_and_no_more(self, city: City, name: str) -> None:
        done = eaf(city, "check", *DAY, "--changed-since", "base", "--format", name)
        assert done.returncode == 0
        assert "Mới không có mô tả" in done.stdout
        assert "Chưa mô tả" not in done.stdout

    def test_json_says_what_it_is_compared_with(self, city: City) -> None:
        city.swap(RULES, "en: Names are unique}", "en: No name twice}")
        data = json.loads(eaf(city, "check", *DAY, "--changed-since", "base", "--format", "json").stdout)
        commit = git(city.folder, "rev-parse", "base")
        assert data["since"] == {
            "name": f"base ({commit[:12]})",
            "commit": commit,
            "findings_before": 1,
            "findings_gone": 0,
            "packs": ["toy-1"],
            "rules": {"added": [], "removed": [], "changed": ["TOY-NAM-001"]},
        }
        assert json.loads(eaf(city, "check", *DAY, "--format", "json").stdout)["since"] is None

    def test_rules_that_changed_are_said(self, city: City) -> None:
        city.swap(RULES, "en: Names are unique}", "en: No name twice}")
        said = eaf(city, "check", *DAY, "--changed-since", "base").stdout
        assert "Gói đã thay đổi: toy-1.\nQuy tắc đã thay đổi: sửa TOY-NAM-001.\n" in said

    def test_it_goes_with_the_other_options(self, city: City) -> None:
        for arguments, notes in (
            (("--select", "TOY-DOC"), 2),
            (("--ignore", "TOY-DOC"), 0),
            (("--no-waivers",), 1),
            (("--no-baseline",), 2),
            (("architecture/new.yaml",), 1),
            (("--plateau", "plt-later"), 2),
        ):
            done = eaf(city, "check", *DAY, "--lang", "en", "--changed-since", "base", *arguments)
            assert done.returncode == 0, done.stderr
            assert (
                "No findings." if not notes else f"0 errors, 0 warnings, {notes} {'note' if notes == 1 else 'notes'}\n"
            ) in done.stdout, arguments

    def test_a_rule_that_is_new_may_be_selected(self, city: City) -> None:
        city.swap(RULES, "rule: TOY-DOC-001", "rule: TOY-DOC-002")
        city.swap("checks/toy-1/clauses/clauses.yaml", "[TOY-DOC-001]", "[TOY-DOC-002]")
        done = eaf(city, "check", *DAY, "--lang", "en", "--changed-since", "base", "--select", "TOY-DOC-002")
        assert "0 errors, 0 warnings, 3 notes" in done.stdout, done.stderr
        assert "added TOY-DOC-002; removed TOY-DOC-001" in done.stdout

    def test_a_plateau_that_was_not_there_ends_with_2(self, city: City) -> None:
        city.write({"architecture/p.yaml": "elements:\n  plt-x: {type: plateau, name: X, plateau: {date: 2030-01-01}}\n"})
        done = eaf(city, "check", *DAY, "--changed-since", "base", "--plateau", "plt-x")
        assert done.returncode == 2
        assert "there is no plateau 'plt-x'" in done.stderr

    def test_a_name_that_leads_elsewhere_is_another_question(self, city: City, tmp_path: Path) -> None:
        kept = {"EAF_CACHE": str(tmp_path / "kept")}
        git(city.folder, "branch", "moving", "base")
        first = [eaf(city, "check", *DAY, "--changed-since", "moving", **kept).stdout for _ in range(2)]
        assert first[0] == first[1]
        assert len(list((tmp_path / "kept" / "results").rglob("*"))) == 2
        city.commit()
        git(city.folder, "branch", "-f", "moving", "HEAD")
        assert "svc-new" not in eaf(city, "check", *DAY, "--changed-since", "moving", **kept).stdout

    def test_packs_of_the_package_are_the_same_for_both(self, city: City) -> None:
        """Also where the package lies inside of the work tree, as in a virtual environment there."""
        package = city.folder / ".venv" / "eaf"
        package.parent.mkdir()
        package.symlink_to(ROOT / "eaf")
        done = eaf(city, "check", *DAY, "--changed-since", "base", PYTHONPATH=str(package.parent))
        assert done.returncode == 0, done.stderr


def test_what_is_no_file_is_written_to_and_stays_what_it_is(city: City) -> None:
    pipe = city.folder / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    done = eaf(city, "diff", "base", "-o", "pipe")
    reader.join(30)
    assert done.returncode == 0
    assert read[0].startswith("So sánh".encode())
    assert pipe.is_fifo()
