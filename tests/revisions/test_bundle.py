"""Evidence archives: the same bytes everywhere, and nothing in one can be altered without its part being named."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from small_city import SERVICES, SYSTEMS, City, git, make
from test_commands import eaf

from eaf import __version__
from eaf.api import bundle as bundling
from eaf.api import verify as verifying
from eaf.api.bundle import Bundle, bundle
from eaf.api.schemas import schema
from eaf.api.verify import verified, verified_against
from eaf.checking.evidence import MANIFEST, SUMS, FileDigest, seal_of, sha256, sums_of, written
from eaf.checking.verification import KINDS, Verification
from eaf.cli.words import VERIFICATION_FORMATS
from eaf.errors import RevisionError, UsageError
from eaf.loading.archive import read_archive, write_archive
from eaf.reporters.verification import VERIFICATION_REPORTERS
from eaf.reporters.verification.text import SAID
from eaf.schemas.bundle import DISCREPANCIES

DAY = date(2025, 6, 1)
PARTS = (
    MANIFEST,
    "compliance.json",
    "doc-truoc.txt",
    "findings.json",
    "findings.sarif",
    "report.en.txt",
    "report.vi.txt",
    "waivers.json",
    SUMS,
)
Told = dict[str, Any]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return make(tmp_path_factory.mktemp("bundled") / "city")


@pytest.fixture(scope="module")
def made(city: City) -> Bundle:
    return bundle(city.workspace, "base", DAY)


@pytest.fixture
def look(tmp_path: Path) -> Callable[[bytes], Verification]:
    """What verifying some bytes gives."""

    def given(raw: bytes) -> Verification:
        file = tmp_path / "evidence.zip"
        file.write_bytes(raw)
        return verified(file)

    return given


def told(found: Verification) -> list[tuple[str, str]]:
    return [(each.part, each.kind) for each in found.discrepancies]


def resealed(parts: dict[str, bytes], change: Callable[[Told], object] = lambda _: None) -> bytes:
    """An archive whose manifest has been made to fit its parts by somebody who knows how."""
    parts = {name: content for name, content in parts.items() if name != SUMS}
    rest = {name: content for name, content in parts.items() if name != MANIFEST}
    rest[SUMS] = sums_of(rest)
    manifest = json.loads(parts[MANIFEST])
    manifest["parts"] = [FileDigest.of(name, content).as_data() for name, content in rest.items()]
    change(manifest)
    manifest["seal"] = seal_of(manifest)
    return write_archive({MANIFEST: written(manifest), **rest})


class TestArchive:
    def test_it_holds_the_check_and_the_digest_of_every_file(self, city: City, made: Bundle) -> None:
        assert tuple(made.parts) == PARTS
        manifest = json.loads(made.parts[MANIFEST])
        jsonschema.validate(manifest, schema("bundle"), jsonschema.Draft202012Validator)
        assert manifest["commit"] == git(city.folder, "rev-parse", "base")
        assert manifest["tree"] == git(city.folder, "rev-parse", "base:architecture")
        assert manifest["tool"]["version"] == __version__
        assert manifest["packs"] == [{"id": p.id, "version": p.version, "digest": p.digest} for p in made.report.packs]
        assert manifest["command"] == ["eaf", "bundle", manifest["commit"], "-w", "architecture", "--as-of", "2025-06-01"]
        tracked = git(city.folder, "ls-files", "architecture", "checks/toy-1").splitlines()
        assert [each["path"] for each in manifest["inputs"]] == sorted(tracked)
        for each in manifest["inputs"]:
            assert each["sha256"] == hashlib.sha256((city.folder / each["path"]).read_bytes()).hexdigest()
        assert json.loads(made.parts["waivers.json"])[0]["id"] == "W-1"
        assert [each["state"] for each in json.loads(made.parts["findings.json"])["findings"]].count("waived") == 1

    def test_its_findings_are_those_of_eaf_check(self, city: City, made: Bundle) -> None:
        said = eaf(city, "check", "--as-of", DAY.isoformat(), "--format", "json").stdout
        assert made.parts["findings.json"].decode() == said

    def test_the_same_commit_gives_the_same_bytes_everywhere(self, city: City, made: Bundle, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(city.folder), "clone")
        git(tmp_path, "clone", "-q", "--bare", str(city.folder), "bare.git")
        for start in (city.workspace, tmp_path / "clone", tmp_path / "bare.git"):
            assert bundle(start, "base", DAY).content == made.content

    def test_what_is_not_committed_has_no_part_in_it(self, made: Bundle, tmp_path: Path) -> None:
        other = make(tmp_path / "other")
        other.swap(SYSTEMS, "level: 3", "level: 4")
        assert bundle(other.workspace, "HEAD", DAY).parts["findings.json"] == made.parts["findings.json"]

    def test_other_programs_can_read_it(self, made: Bundle) -> None:
        with zipfile.ZipFile(io.BytesIO(made.content)) as opened:
            assert opened.testzip() is None
            assert opened.namelist() == list(PARTS)
            sums = dict(reversed(line.split("  ")) for line in opened.read(SUMS).decode().splitlines())
            assert sums == {name: hashlib.sha256(opened.read(name)).hexdigest() for name in PARTS if name not in (MANIFEST, SUMS)}

    def test_a_plateau_is_part_of_the_question(self, city: City, look: Callable[[bytes], Verification]) -> None:
        found = bundle(city.workspace, "base", DAY, "plt-later")
        assert json.loads(found.parts[MANIFEST])["command"][-2:] == ["--plateau", "plt-later"]
        assert look(found.content).holds

    def test_a_commit_that_cannot_be_checked_whole_has_none(self, tmp_path: Path) -> None:
        broken = make(tmp_path / "broken")
        broken.write({SERVICES: "elements: ["})
        broken.commit()
        with pytest.raises(RevisionError, match="could not be read or checked whole"):
            bundle(broken.workspace, "HEAD", DAY)


class TestAlteration:
    def test_what_nobody_touched_holds(self, made: Bundle, look: Callable[[bytes], Verification]) -> None:
        found = look(made.content)
        assert found.holds
        assert found.sha256 == hashlib.sha256(made.content).hexdigest()

    @pytest.mark.parametrize("part", PARTS)
    def test_one_altered_byte_names_its_part(self, made: Bundle, part: str) -> None:
        raw, content = made.content, made.parts[part]
        start = raw.index(content)
        step = max(1, len(content) // 40)
        for at in {*range(start, start + len(content), step), start + len(content) - 1}:
            for bit in (1, 128):
                altered = raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :]
                found = checked(altered)
                assert {each.part for each in found.discrepancies} == {part}, (at, bit)

    def test_one_altered_byte_of_the_frame_names_what_it_frames(self, made: Bundle) -> None:
        raw = made.content
        for part, at in frame_of(made.parts):
            altered = raw[:at] + bytes([raw[at] ^ 4]) + raw[at + 1 :]
            found = checked(altered)
            assert not found.holds, at
            assert {each.part for each in found.discrepancies} & {part, ""}, (part, at)

    def test_no_byte_may_come_or_go(self, made: Bundle) -> None:
        raw = made.content
        for at in (0, 1, 40, len(raw) // 2, len(raw) - 30, len(raw) - 1, len(raw)):
            for altered in (raw[:at] + b"\0" + raw[at:], raw[:at], raw[:at] + raw[at + 1 :]):
                assert altered == raw or not checked(altered).holds, at

    def test_a_missing_an_extra_and_a_renamed_part_are_named(self, made: Bundle) -> None:
        for name in PARTS:
            less = {key: content for key, content in made.parts.items() if key != name}
            assert (name, "missing") in told(checked(write_archive(less)))
            renamed = {("other.json" if key == name else key): content for key, content in made.parts.items()}
            assert (name, "missing") in told(checked(write_archive(renamed)))
        assert told(checked(write_archive({**made.parts, "more.txt": b""}))) == [("more.txt", "extra")]

    def test_the_order_of_parts_is_part_of_the_form(self, made: Bundle) -> None:
        assert ("", "frame") in told(checked(write_archive(dict(reversed(made.parts.items())))))

    def test_a_part_may_stand_there_once(self, made: Bundle) -> None:
        raw = write_archive(made.parts)
        twice = write_archive({"findings.json": b"{}"})
        twice = twice[: twice.index(b"PK\x01\x02")]
        at = raw.index(b"PK\x01\x02")
        assert ("findings.json", "extra") in told(checked(raw[:at] + twice + raw[at:]))

    def test_the_digest_that_was_recorded_elsewhere_is_compared(self, made: Bundle, tmp_path: Path) -> None:
        file = tmp_path / "e.zip"
        file.write_bytes(made.content)
        assert verified(file, sha256(made.content)).holds
        assert told(verified(file, "0" * 64)) == [("", "digest")]


class TestForgery:
    """Somebody alters an archive and seals it anew."""

    def test_parts_have_to_agree_with_one_another(self, made: Bundle) -> None:
        for part, change in (
            ("findings.json", lambda said: said.update(exit_status=0 if said["exit_status"] else 1)),
            ("findings.json", lambda said: said["counts"].update(notes=0)),
            ("findings.json", lambda said: said.update(complete=False)),
            ("findings.json", lambda said: said["packs"][0].update(digest="0")),
            ("compliance.json", lambda said: said.update(as_of="2025-06-02")),
            ("compliance.json", lambda said: said["scores"]["strict"].update(value="1")),
        ):
            said = json.loads(made.parts[part])
            change(said)
            found = checked(resealed({**made.parts, part: json.dumps(said).encode()}))
            assert (part, "disagrees") in told(found)
        assert told(checked(resealed({**made.parts, "waivers.json": b"[]"}))) == [("waivers.json", "disagrees")]
        assert told(checked(resealed({**made.parts, "findings.json": b"[" * 100_000}))) == [
            ("findings.json", "disagrees"),
            ("compliance.json", "disagrees"),
        ]

    def test_a_seal_is_needed_over_all_that_is_said(self, made: Bundle) -> None:
        said = json.loads(made.parts[MANIFEST])
        said["command"][-1] = "2025-06-02"
        assert told(checked(write_archive({**made.parts, MANIFEST: written(said)}))) == [(MANIFEST, "seal")]
        spaced = made.parts[MANIFEST].replace(b'"format": 1', b'"format":  1')
        assert told(checked(write_archive({**made.parts, MANIFEST: spaced}))) == [(MANIFEST, "seal")]

    @pytest.mark.parametrize(
        "change",
        [
            lambda said: said["workspace"].update(path="../architecture"),
            lambda said: said["workspace"].update(path="a/../../b"),
            lambda said: said["workspace"].update(path="/etc"),
            lambda said: said["workspace"].update(path="a\\b"),
            lambda said: said["workspace"].update(path="a\nb"),
            lambda said: said.update(commit="--help"),
            lambda said: said.update(as_of="0000-00-00"),
            lambda said: said.update(as_of=7),
            lambda said: said.update(format=2),
            lambda said: said.update(more=1),
            lambda said: said.pop("inputs"),
        ],
    )
    def test_a_manifest_of_another_form_is_none(self, made: Bundle, change: Callable[[Told], object]) -> None:
        found = checked(resealed(made.parts, change))
        assert told(found) == [(MANIFEST, "form")]
        assert found.manifest == {}

    @pytest.mark.parametrize("raw", [b"[" * 100_000, b"{}", b"[]", b"\xff", b'{"format": ' + b"9" * 5000 + b"}", b""])
    def test_what_is_no_manifest_is_said(self, made: Bundle, raw: bytes) -> None:
        assert told(checked(write_archive({**made.parts, MANIFEST: raw}))) == [(MANIFEST, "form")]

    def test_checking_again_tells_what_was_forged(self, city: City, made: Bundle, tmp_path: Path) -> None:
        said, compliance = (json.loads(made.parts[name]) for name in ("findings.json", "compliance.json"))
        left_out = said["findings"].pop(0)
        said["counts"]["notes"] -= 1
        parts = {**made.parts, "findings.json": (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()}
        assert compliance
        file = tmp_path / "forged.zip"
        file.write_bytes(resealed(parts, lambda manifest: manifest["result"]["counts"].update(notes=said["counts"]["notes"])))
        assert verified(file).holds
        found = verified_against(file, city.folder)
        assert ("findings.json", "rerun") in told(found)
        assert (MANIFEST, "rerun") in told(found)
        detail = next(each.detail for each in found.discrepancies if each.part == "findings.json")
        assert "counts/notes" in detail
        assert left_out["fingerprint"] in detail

    def test_an_input_that_is_another_is_named(self, city: City, made: Bundle, tmp_path: Path) -> None:
        file = tmp_path / "forged.zip"
        file.write_bytes(resealed(made.parts, lambda said: said["inputs"][1].update(sha256="0" * 64)))
        found = verified_against(file, city.folder)
        assert told(found) == [(json.loads(made.parts[MANIFEST])["inputs"][1]["path"], "input")]


class TestHostileArchives:
    @pytest.mark.parametrize("name", ["../up.txt", "/abs.txt", "a/b.txt", "..", "UP.TXT", "nul\x00.txt", "c:\\x.txt", "đ.txt"])
    def test_a_name_that_no_part_has_is_refused(self, made: Bundle, tmp_path: Path, name: str) -> None:
        before = sorted(tmp_path.parent.rglob("*.txt"))
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as packed:
            for part, content in made.parts.items():
                packed.writestr(zipfile.ZipInfo(part), content)
            packed.writestr(zipfile.ZipInfo(name), b"x")
        assert ("", "broken") in told(checked(raw.getvalue()))
        assert sorted(tmp_path.parent.rglob("*.txt")) == before

    def test_nothing_is_unpacked(self, made: Bundle) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(zipfile.ZipInfo(MANIFEST), made.parts[MANIFEST], zipfile.ZIP_DEFLATED)
            packed.writestr("findings.json", b"\0" * 50_000_000)
        assert len(raw.getvalue()) < 100_000
        assert told(checked(raw.getvalue())) == [(MANIFEST, "broken")]

    def test_there_may_be_only_so_many_parts(self, made: Bundle) -> None:
        many = {**made.parts, **{f"x{number}.txt": b"" for number in range(1_100)}}
        assert any(kind == "broken" for _, kind in told(checked(write_archive(many))))

    @pytest.mark.parametrize(
        "raw", [b"", b"PK", b"PK\x03\x04", b"no archive", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" + b"\xff" * 60]
    )
    def test_what_is_no_archive_does_not_hold(self, raw: bytes) -> None:
        found = checked(raw)
        assert {each.part for each in found.discrepancies} == {MANIFEST}

    def test_a_file_that_is_too_large_is_not_read(self, made: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(verifying, "MAX_ARCHIVE", 1_000)
        file = tmp_path / "e.zip"
        for path in (file, Path("/dev/zero")):
            file.write_bytes(made.content)
            with pytest.raises(UsageError, match="is larger than 1000 bytes"):
                verified(path)


class TestAgainst:
    @pytest.fixture
    def file(self, made: Bundle, tmp_path: Path) -> Path:
        path = tmp_path / "e.zip"
        path.write_bytes(made.content)
        return path

    def test_the_commit_gives_the_same_again(self, city: City, made: Bundle, file: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--bare", str(city.folder), "bare.git")
        for start in (city.folder, city.workspace, tmp_path / "bare.git"):
            found = verified_against(file, start)
            assert found.holds
            assert (found.against, found.other_tool) == (made.commit, False)

    def test_another_tool_is_said(self, city: City, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bundling, "code_digest", lambda: "0" * 40)
        monkeypatch.setattr(verifying, "code_digest", lambda: "0" * 40)
        found = verified_against(file, city.folder)
        assert (found.holds, found.other_tool) == (True, True)

    def test_without_the_commit_nothing_is_concluded(self, file: Path, tmp_path: Path) -> None:
        other = make(tmp_path / "other")
        git(other.folder, "commit", "-q", "--amend", "-m", "another", at="2024-01-01T00:00:00Z")
        git(other.folder, "tag", "-f", "base")
        git(other.folder, "reflog", "expire", "--expire=now", "--all")
        git(other.folder, "gc", "-q", "--prune=now")
        with pytest.raises(RevisionError, match="there is no revision"):
            verified_against(file, other.folder)
        done = eaf(other, "verify", str(file), "--against", ".")
        assert (done.returncode, done.stdout) == (2, "")


class TestCommands:
    def test_a_bundle_is_written_and_verified(self, city: City, made: Bundle, tmp_path: Path) -> None:
        file = tmp_path / "x" / "e.zip"
        done = eaf(city, "bundle", "base", "--as-of", "2025-06-01", "-o", str(file), "--lang", "en")
        assert done.returncode == 0, done.stderr
        assert file.read_bytes() == made.content
        assert f"SHA-256 of the file: {sha256(made.content)}" in done.stdout
        for arguments, said in ((), "every part is whole"), (("--against", "."), "checking the commit again gives the same"):
            done = eaf(city, "verify", str(file), "--lang", "en", *arguments)
            assert done.returncode == 0, done.stderr
            assert said in done.stdout

    def test_its_name_tells_workspace_commit_and_date(self, tmp_path: Path) -> None:
        other = make(tmp_path / "city")
        assert eaf(other, "bundle", "--as-of", "2025-06-01").returncode == 0
        assert [path.name for path in other.folder.glob("*.zip")] == [
            f"sound-{git(other.folder, 'rev-parse', 'HEAD')[:12]}-2025-06-01.zip"
        ]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("bundle", "nope"), "there is no revision 'nope'"),
            (("bundle", "--plateau", "nope"), "there is no plateau 'nope'"),
            (("verify",), "FILE"),
            (("verify", "nowhere.zip"), "cannot read nowhere.zip"),
            (("verify", "architecture"), "cannot read architecture"),
            (("verify", "e.zip", "--sha256", "x"), "64 hexadecimal digits"),
            (("verify", "e.zip", "--against", "nowhere"), "nowhere"),
            (("verify", "e.zip", "--against", ".."), "no Git repository"),
        ],
    )
    def test_what_could_not_be_done_ends_with_2(
        self, made: Bundle, tmp_path: Path, arguments: tuple[str, ...], said: str
    ) -> None:
        other = make(tmp_path / "city")
        (other.folder / "e.zip").write_bytes(made.content)
        done = eaf(other, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr

    def test_what_differs_ends_with_1_and_is_named_in_every_form(self, city: City, made: Bundle, tmp_path: Path) -> None:
        file = tmp_path / "e.zip"
        file.write_bytes(made.content.replace(b"W-1", b"W-2", 1))
        done = eaf(city, "verify", str(file))
        assert done.returncode == 1
        assert "compliance.json: nội dung không khớp SHA-256 trong manifest.json" in done.stdout
        assert "KHÔNG KHỚP: 1 điểm khác biệt." in done.stdout
        done = eaf(city, "verify", str(file), "--format", "json")
        assert done.returncode == 1
        said = json.loads(done.stdout)
        jsonschema.validate(said, schema("verification"), jsonschema.Draft202012Validator)
        assert said["discrepancies"] == [{"part": "compliance.json", "kind": "altered", "detail": None}]
        assert said["verified"] is False

    def test_an_archive_cannot_drive_a_terminal(self, city: City, made: Bundle, tmp_path: Path) -> None:
        file = tmp_path / "e.zip"
        file.write_bytes(resealed(made.parts, lambda said: said["workspace"].update(id="\x1b[2J")))
        assert "\x1b" not in eaf(city, "verify", str(file)).stdout

    def test_names_are_the_same_everywhere(self) -> None:
        assert KINDS == DISCREPANCIES == tuple(SAID) or {*KINDS} == {*DISCREPANCIES} == {*SAID}
        assert tuple(name for name, _ in VERIFICATION_REPORTERS) == VERIFICATION_FORMATS

    @pytest.mark.parametrize("command", ["bundle", "verify"])
    def test_help_names_the_exit_statuses(self, city: City, command: str) -> None:
        assert "Mã thoát · Exit status: 0" in " ".join(eaf(city, command, "--help").stdout.split())


def checked(raw: bytes) -> Verification:
    """What verifying some bytes gives, without a file."""
    from eaf.checking.verification import verify

    return verify(raw, read_archive(raw), verifying.fits)


def frame_of(parts: dict[str, bytes]) -> list[tuple[str, int]]:
    """Every byte of the archive that is no content, with the part that it frames."""
    raw = write_archive(parts)
    found: list[tuple[str, int]] = []
    at = 0
    for name, content in parts.items():
        found += [(name, place) for place in range(at, at + 30 + len(name))]
        at += 30 + len(name) + len(content)
    for name in parts:
        found += [(name, place) for place in range(at, at + 46 + len(name))]
        at += 46 + len(name)
    return [*found, *(("", place) for place in range(at, len(raw)))]
