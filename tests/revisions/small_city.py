"""A small city in a Git repository of its own, changed by edits, and what changed in one line each."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eaf.api import load, run_check
from eaf.api.acceptance import EVERYTHING
from eaf.api.revisions import compared, new_findings
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.diffing.difference import Change, Difference
from eaf.loading.cache import Cache
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.model.baseline import baseline_of
from eaf.reporters.difference.words import label

CITIES = Path(__file__).parent.parent / "functional" / "cities"
AS_OF = date(2025, 6, 1)
RUN = Run(AS_OF)
ORGANISATION = "architecture/organisation.yaml"
SYSTEMS = "architecture/systems.yaml"
SERVICES = "architecture/services.yaml"
VIEWS = "architecture/views.yaml"
WAIVERS = "architecture/waivers.yaml"
BASELINE = "architecture/baseline.txt"
RULES = "checks/toy-1/rules/rules.yaml"
FILES = {
    ORGANISATION: """\
elements:
  org-city:
    type: business-actor
    name: {vi: Ủy ban, en: Council}
    layer: services
    relationships:
      - {type: composition, target: org-health}
      - {type: composition, target: org-school}
  org-health:
    type: business-actor
    name: {vi: Sở Y tế, en: Health}
    layer: services
    relationships:
      - {type: composition, target: org-clinic}
  org-school: {type: business-actor, name: {vi: Sở Giáo dục, en: Education}, layer: services}
  org-clinic: {type: business-actor, name: {vi: Phòng khám, en: Clinic}, layer: services}
  plt-today: {type: plateau, name: {vi: Hiện tại, en: Today}, plateau: {date: 2024-06-30}}
  plt-later:
    type: plateau
    name: {vi: Sau này, en: Later}
    plateau: {date: 2028-06-30}
    relationships:
      - {type: aggregation, target: sys-clinic}
""",
    SERVICES: """\
elements:
  svc-births:
    type: business-service
    name: {vi: Đăng ký khai sinh, en: Birth registration}
    summary: {vi: Cấp giấy khai sinh., en: Issues birth certificates.}
    classified: [brm:BRM1.1]
  svc-bare: {type: business-service, name: {vi: Chưa mô tả, en: Not described}}
  svc-waived: {type: business-service, name: {vi: Được miễn, en: Waived}}
""",
    SYSTEMS: """\
elements:
  sys-registry:
    type: application-component
    name: {vi: Sổ hộ tịch, en: Civil registry}
    owner: org-city
    properties: {level: 3}
    relationships:
      - {type: serving, target: svc-births}
  sys-clinic:
    type: application-component
    name: {vi: Bệnh án, en: Patient records}
    owner: org-clinic
    lifecycle: {status: planned}
    properties: {level: 2, standards: [std-b, std-a]}
  sys-twin-a: {type: application-component, name: {vi: Trùng, en: Twin}, owner: org-city, properties: {level: 1}}
  sys-twin-b: {type: application-component, name: {vi: Trùng, en: Twin}, owner: org-city, properties: {level: 1}}
  nod-server:
    type: node
    name: {vi: Máy chủ, en: Server}
    relationships:
      - {type: serving, target: sys-registry}
relationships:
  - {source: nod-server, type: serving, target: sys-clinic}
""",
    VIEWS: """\
views:
  toan-canh:
    viewpoint: overview
    title: {vi: Toàn cảnh, en: Overview}
""",
    WAIVERS: """\
waivers:
  - id: W-1
    rule: TOY-DOC-001
    subjects: [svc-waived]
    reason: {vi: Đang viết., en: Being written.}
    approved_by: org-city
    decision: 1/QĐ
    created: 2025-05-01
    expires: 2025-08-01
""",
}
GIT = shutil.which("git") or "git"
IDENTITY = ("-c", "user.name=Tester", "-c", "user.email=tester@example.invalid", "-c", "commit.gpgsign=false")
Edit = Callable[["City"], None]


def git(folder: Path, *arguments: str, fails: bool = False, at: str = "2025-01-01T00:00:00Z") -> str:
    """What ``git`` prints; the settings of whoever runs the tests are left out. Commits are made ``at`` a moment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    done = subprocess.run(
        [GIT, *IDENTITY, *arguments],
        cwd=folder,
        env={**kept, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fails or done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass(frozen=True)
class City:
    """A work tree with the city in it; ``base`` is the revision that changes are compared with."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "architecture"

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def swap(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, f"{name}: {old!r} stands {text.count(old)} times"
        self.write({name: text.replace(old, new)})

    def commit(self, message: str = "change", at: str = "2025-01-01T00:00:00Z") -> str:
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", message, at=at)
        return git(self.folder, "rev-parse", "HEAD")

    def difference(self, base: str = "base", head: str = "") -> Difference:
        return compared(self.workspace, base, head, cache=Cache(None))

    def news(self, base: str = "base") -> CheckReport:
        """The check of the work tree, with what is new in it."""
        session = load(self.workspace, cache=Cache(None))
        report = run_check(session, RUN)
        commit = GitObjects(find_repository(self.workspace)).commit(base)
        return new_findings(report, session, (RUN, EVERYTHING, ()), (base, commit.oid))


def make(folder: Path) -> City:
    """The city as it is at first, in a repository on the branch ``main``, with the tag ``base``."""
    shutil.copytree(CITIES / "checks", folder / "checks")
    city = City(folder)
    city.write({**FILES, "architecture/eaf.yaml": (CITIES / "sound" / "eaf.yaml").read_text(encoding="utf-8")})
    report = run_check(load(city.workspace, cache=Cache(None)), RUN)
    twins = [each for each in report.findings if each.rule == "TOY-NAM-001"]
    city.write({BASELINE: baseline_of(twins, date(2025, 1, 1)).text()})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "core.autocrlf", "false")
    city.commit("first")
    git(folder, "tag", "base")
    return city


def lines(difference: Difference) -> list[str]:
    """The difference, one line for each change, value and effect."""
    told = []
    for each in difference.changes:
        told.append(line(each))
        told += [f"    {one.field}: {one.before} → {one.after}" for one in each.fields]
    for effect in difference.effects:
        told.append(
            f"! {effect.id} {effect.fact}: {' '.join(effect.before)} → {' '.join(effect.after)} ({' '.join(effect.because)})"
        )
    return told


def line(change: Change) -> str:
    was = f" was {label(change.before)}" if change.state == "renamed" and change.before else ""
    moved = ""
    if change.moved and change.before_place and change.after_place:
        moved = f" [{change.before_place.file} → {change.after_place.file}]"
    followers = f" +{change.followers}" if change.followers else ""
    return f"{change.state} {change.kind} {label(change.item)}{was}{followers}{moved}"


def found(report: CheckReport) -> list[str]:
    """The findings of a report that count, each by rule and subjects."""
    return [f"{each.rule} {' '.join(each.subjects)}".strip() for each in report.findings]
