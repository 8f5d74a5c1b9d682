"""``eaf review`` as a process: exit statuses, formats, limits, kinds of clones, and what hostile names do in a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from small_city import RULES, SERVICES, SYSTEMS, WAIVERS, City, git, make
from test_commands import DAY, Seen, eaf

from eaf.cli.words import DIFFERENCE_FORMATS
from eaf.reporters.review import REVIEW_REPORTERS
from eaf.reporters.review.markdown import LIMIT

HOSTILE = "</td><script>alert(1)</script><img src=x onerror=y>&|`*_@ai #1 [x](javascript:y) <!-- --> http://e.invalid"


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A change that breaks something, cures something, waives something and has names that want to be more than names."""
    made = make(tmp_path / "city")
    made.write({".github/CODEOWNERS": "# eaf: org-city = @hn/council\n* @hn/council\n/architecture/services.yaml @hn/clinic\n"})
    made.commit()
    git(made.folder, "tag", "-f", "base")
    made.swap(SYSTEMS, "    owner: org-clinic\n", "")
    made.swap(SERVICES, "  svc-bare: {type: business-service, name: {vi: Chưa mô tả, en: Not described}}\n", "")
    made.swap(SERVICES, "vi: Đăng ký khai sinh, en: Birth registration", f"vi: '{HOSTILE}', en: '{HOSTILE}'")
    made.write({"architecture/new.yaml": f"elements:\n  svc-new: {{type: business-service, name: '{HOSTILE}'}}\n"})
    made.swap(WAIVERS, "subjects: [svc-waived]", "subjects: [svc-waived, svc-new]")
    made.commit()
    return made


def data(city: City, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(eaf(city, "review", "base..HEAD", *DAY, "--format", "json", *arguments).stdout)
    return found


class TestExitStatus:
    def test_new_findings_at_the_fail_level_end_with_1(self, city: City) -> None:
        assert eaf(city, "review", "base..HEAD", *DAY).returncode == 1
        city.swap(
            SYSTEMS, "name: {vi: Bệnh án, en: Patient records}", "name: {vi: Bệnh án, en: Patient records}\n    owner: org-clinic"
        )
        city.commit()
        for level, status in (("error", 0), ("warning", 0), ("note", 1)):
            assert eaf(city, "review", "base..HEAD", *DAY, "--fail-level", level).returncode == status, level

    def test_what_could_not_be_judged_ends_with_2_and_a_report(self, city: City) -> None:
        city.write({WAIVERS: "elements:\n  svc-x: {type: business-service, name: X}\n"})
        for name in DIFFERENCE_FORMATS:
            done = eaf(city, "review", "base", *DAY, "--lang", "en", "--format", name)
            assert done.returncode == 2
            assert WAIVERS in done.stdout
            assert "COULD NOT JUDGE" in done.stdout or name == "json"
            assert "PASSES" not in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nope..HEAD",), "there is no revision 'nope'"),
            (("base..nope",), "there is no revision 'nope'"),
            (("base...HEAD",), "write BASE..HEAD; to compare with where the branch began: $(git merge-base base HEAD)..HEAD"),
            (("--", "--help"), "'--help' is no name of a revision"),
            (("..HEAD",), "is no name of a revision"),
            ((), "REVISIONS is missing"),
            (("base..HEAD", "-o", "a", "-o", "b"), "more -o than --format"),
            (("base", "-w", "nowhere"), "there is no nowhere"),
        ],
    )
    def test_a_wrong_call_ends_with_2(self, city: City, arguments: tuple[str, ...], said: str) -> None:
        done = eaf(city, "review", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_head_at_fault_ends_with_2(self, city: City) -> None:
        city.write({SERVICES: "elements: ["})
        done = eaf(city, "review", "base", *DAY)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{SERVICES}:1:12: EAF-Y001" in done.stderr

    def test_a_rule_that_breaks_down_ends_with_2(self, city: City) -> None:
        city.swap(RULES, "key: [name]", "key: [nothing]")
        assert eaf(city, "review", "base", *DAY).returncode == 2


class TestFormats:
    def test_the_names_are_those_of_the_reporters(self) -> None:
        assert tuple(name for name, _ in REVIEW_REPORTERS) == DIFFERENCE_FORMATS

    def test_every_format_says_the_same_on_every_machine(self, city: City) -> None:
        arguments = [part for name in DIFFERENCE_FORMATS for part in ("--format", name, "-o", f"../{name}.{{seed}}")]
        for seed in ("1", "2"):
            told = [each.format(seed=seed) for each in arguments]
            assert eaf(city, "review", "base..HEAD", *DAY, *told, PYTHONHASHSEED=seed).returncode == 1
        for name in DIFFERENCE_FORMATS:
            first, second = ((city.folder.parent / f"{name}.{seed}").read_bytes() for seed in ("1", "2"))
            assert first == second
            assert b"sys-clinic" in first
            assert first.endswith(b"\n")

    def test_both_languages_say_the_same(self, city: City) -> None:
        vi, en = (eaf(city, "review", "base..HEAD", *DAY, "--lang", language).stdout for language in ("vi", "en"))
        assert len(vi.splitlines()) == len(en.splitlines())
        assert "CHƯA ĐẠT: 1 phát hiện mới từ mức lỗi trở lên." in vi
        assert "FAILS: 1 new findings at level error or above." in en
        assert "THAY ĐỔI NÀY SỬA CHÍNH ĐIỀU DÙNG ĐỂ ĐÁNH GIÁ: miễn trừ (1)." in vi
        assert "1 of the new findings are hidden by this same change" in en

    def test_json_has_the_published_schema(self, city: City) -> None:
        schema = json.loads(eaf(city, "schema", "review").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        found = data(city)
        jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
        city.write({WAIVERS: "elements:\n  svc-x: {type: business-service, name: X}\n"})
        unjudged = json.loads(eaf(city, "review", "base", *DAY, "--format", "json").stdout)
        jsonschema.validate(unjudged, schema, jsonschema.Draft202012Validator)
        assert unjudged["scores"]["strict"]["by_model"] is None
        found["exit_status"] = 3
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(found, schema, jsonschema.Draft202012Validator)

    def test_json_says_who_is_asked_by_code_owners(self, city: City) -> None:
        rows = data(city)["code_owners"][0]["rows"]  # type: ignore[index] - parsed JSON
        assert [(each["file"], each["owner"], each["state"], each["asked"]) for each in rows] == [
            ("architecture/new.yaml", "org-city", "asked", ["@hn/council"]),
            ("architecture/services.yaml", "org-city", "not-asked", ["@hn/clinic"]),
            ("architecture/systems.yaml", "org-city", "asked", ["@hn/council"]),
            ("architecture/systems.yaml", "org-clinic", "unknown", ["@hn/council"]),
            ("architecture/waivers.yaml", "org-city", "asked", ["@hn/council"]),
        ]

    def test_what_was_kept_changes_no_answer(self, city: City, tmp_path: Path) -> None:
        kept = ("off", *[str(tmp_path / "kept")] * 2)
        assert len({eaf(city, "review", "base..HEAD", *DAY, EAF_CACHE=folder).stdout for folder in kept}) == 1

    def test_code_owners_are_those_of_the_base(self, city: City) -> None:
        city.write({".github/CODEOWNERS": "* @hn/clinic\n"})
        city.commit()
        assert data(city)["code_owners"][0]["rows"][0]["asked"] == ["@hn/council"]  # type: ignore[index] - parsed JSON


class TestMarkdown:
    def test_names_are_shown_as_they_are(self, city: City) -> None:
        text = eaf(city, "review", "base..HEAD", *DAY, "--format", "markdown").stdout
        assert "&lt;script&gt;" in text
        assert re.findall(r"<(?!/?(?:details|summary)>|!-- eaf-review -->)", text) == []
        assert "@ai" not in text.replace("@\u200bai", "")
        assert re.findall(r"(?<!\\)\]\(", text) == []
        assert not re.search(r"(?<!\\)`", text)

    def test_every_row_of_a_table_has_its_cells(self, city: City) -> None:
        width = 0
        for line in eaf(city, "review", "base..HEAD", *DAY, "--format", "markdown").stdout.splitlines():
            bars = len(re.findall(r"(?<!\\)\|", line))
            if line.startswith("|"):
                assert bars == (width or bars), line
            width = bars

    def test_a_comment_that_would_be_too_long_is_cut_and_says_so_first(self, city: City) -> None:
        service = "  svc-x{:04}: {{type: business-service, name: 'Đ\U0001f3db{:04}'}}\n"
        city.write({"architecture/many.yaml": "elements:\n" + "".join(service.format(n, n) for n in range(1500))})
        text = eaf(city, "review", "base", *DAY, "--lang", "en", "--format", "markdown").stdout
        assert len(text.encode("utf-16-le")) // 2 <= LIMIT == 65_536
        assert len(text) > LIMIT * 0.8
        cut = re.search(r"THIS COMMENT IS CUT because it is too long; missing: New findings (\d+)/1502;", text.replace("\\", ""))
        assert cut
        assert text.index("THIS COMMENT IS CUT") < text.index("### New findings")
        _, part, *rest = re.split(r"^#+ |^<details>", text[text.index("### New findings") - 1 :], flags=re.MULTILINE)
        shown = re.findall(r"^\| (error|note) \| TOY-", part, re.MULTILINE)
        assert len(rest) > 8, "the other parts are there"
        assert len(shown) + int(cut[1]) == 1502
        assert shown[0] == "error", "the worst come first, so that they are the last to be cut"
        assert text.count("<details>") == text.count("</details>")
        assert "FAILS: 1 new findings" in text

    def test_a_single_name_without_end_stays_within_the_limit(self, city: City) -> None:
        city.write({"architecture/long.yaml": f"elements:\n  svc-long: {{type: business-service, name: '{'&' * 9000}'}}\n"})
        text = eaf(city, "review", "base", *DAY, "--format", "markdown").stdout
        assert len(text) <= LIMIT
        assert "svc\\-long" in text or "svc-long" in text


class TestHtml:
    def test_names_are_shown_as_they_are_and_nothing_comes_from_elsewhere(self, city: City) -> None:
        page = eaf(city, "review", "base..HEAD", *DAY, "--format", "html").stdout
        seen = Seen()
        seen.feed(page)
        assert seen.open == []
        assert HOSTILE in seen.text
        assert not seen.tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "image", "use"}
        assert not {name for name in seen.attributes if name.startswith("on")} | (
            seen.attributes & {"src", "srcset", "xlink:href"}
        )
        assert re.findall(r'href="(?!#)', page) == []
        assert re.findall(r"url\(|@import", page) == []
        assert "default-src 'none'" in page

    def test_three_pictures_have_every_element_in_the_same_place(self, city: City) -> None:
        page = eaf(city, "review", "base..HEAD", *DAY, "--format", "html").stdout
        places = []
        for number in range(3):
            found = re.findall(
                rf'id="picture-{number}-([a-z-]+)" class="eaf-element[^>]*>.*?<rect [^>]*x="([0-9.]+)" y="([0-9.]+)"', page
            )
            places.append({id_: (x, y) for id_, x, y in found})
        overlay, before, after = places
        assert overlay.keys() == before.keys() | after.keys()
        assert overlay.keys() - after.keys() == {"svc-bare"}
        assert overlay.keys() - before.keys() == {"svc-new"}
        for each in (before, after):
            assert each.items() <= overlay.items()

    def test_the_parts_have_ids_that_stand_once(self, city: City) -> None:
        page = eaf(city, "review", "base..HEAD", *DAY, "--format", "html").stdout
        ids = re.findall(r'(?<![-\w])id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)

    def test_a_large_change_is_drawn_in_part_and_says_so(self, city: City) -> None:
        service = "  svc-x{}: {{type: business-service, name: X{}, relationships: [{{type: serving, target: sys-registry}}]}}\n"
        city.write({"architecture/many.yaml": "elements:\n" + "".join(service.format(n, n) for n in range(300))})
        page = eaf(city, "review", "base", *DAY, "--lang", "en", "--format", "html").stdout
        assert re.search(r"\d+ changed elements and \d+ neighbours are not drawn one by one", page)
        assert page.count('class="eaf-element') < 120


class TestClones:
    def test_a_bare_clone_is_reviewed(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--bare", str(city.folder), "bare.git")
        bare = City(tmp_path / "bare.git")
        assert eaf(bare, "review", "base..main", *DAY).stdout == eaf(city, "review", "base..main", *DAY).stdout
        alone = eaf(bare, "review", "base", *DAY)
        assert alone.returncode == 2
        assert "a bare repository has no work tree" in alone.stderr

    def test_a_shallow_clone_says_what_it_lacks(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{city.folder}", "shallow")
        done = eaf(City(tmp_path / "shallow"), "review", "HEAD~1..HEAD", *DAY)
        assert (done.returncode, done.stdout) == (2, "")
        assert "This clone is shallow" in done.stderr

    def test_a_shallow_clone_that_is_deep_enough_is_reviewed(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--depth", "2", f"file://{city.folder}", "shallow")
        done = eaf(City(tmp_path / "shallow"), "review", "HEAD~1..HEAD", *DAY, "--format", "json")
        assert done.returncode == 1
        assert json.loads(done.stdout)["findings"] == data(city)["findings"]

    def test_nothing_is_written(self, city: City) -> None:
        def state() -> list[tuple[str, int, int]]:
            paths = sorted(city.folder.rglob("*"))
            return [(str(path), path.lstat().st_mtime_ns, path.lstat().st_size) for path in paths]

        before = state()
        eaf(city, "review", "base..HEAD", *DAY)
        assert state() == before
