"""Whatever changes between two runs, what was kept of the first never makes the second say anything else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml

from eaf.api import load, run_check
from eaf.checking import engine
from eaf.checking.engine import Run
from eaf.loading import bulk
from eaf.loading.cache import Cache
from eaf.reporters.json import render
from eaf.reporters.settings import Settings

RUN = Run(date(2026, 11, 22))
EDITS = 60


@pytest.fixture
def city(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The city's model, to be read by column."""
    monkeypatch.setattr(bulk, "LARGE", 0)
    shutil.copytree(root / "architecture", tmp_path / "architecture")
    shutil.copytree(root / "checks", tmp_path / "checks", ignore=shutil.ignore_patterns("tests"))
    (tmp_path / ".git").mkdir()
    return tmp_path / "architecture"


def said(folder: Path, kept: Path | None) -> str:
    return render(run_check(load(folder, cache=Cache(kept)), RUN), Settings("vi"))


def edited(tree: dict[str, dict[str, dict[str, object]]], dice: Random) -> None:
    """One edit as an architect makes it: a text, an owner, a property, a relationship, an element more or less."""
    elements = tree["elements"]
    id_ = dice.choice(sorted(elements))
    each = elements[id_]
    match dice.randrange(8):
        case 0:
            each["summary"] = f"Mô tả {dice.random()}"
        case 1:
            each["name"] = dice.choice([f"Tên {dice.random()}", {"vi": "Tên", "en": "Name"}])
        case 2:
            each.pop("owner", None)
        case 3:
            each.pop("properties", None)
        case 4:
            each.pop("relationships", None)
        case 5:
            each["lifecycle"] = {"status": dice.choice(["planned", "operating", "retired"])}
        case 6:
            each["relationships"] = [
                *(each.get("relationships") or []),  # type: ignore[misc] - parsed YAML
                {"type": "serving", "target": dice.choice(sorted(elements))},
            ]
        case _:
            elements[f"app-moi-{dice.randrange(10**9)}"] = {"type": "application-component", "name": "Mới"}


def test_random_edits_are_seen_as_without_anything_kept(city: Path, tmp_path: Path) -> None:
    dice = Random(4097)  # noqa: S311 - the same edits in every run
    cache, files = tmp_path / "kept", sorted(city.rglob("*.yaml"))
    files = [path for path in files if "elements:" in path.read_text(encoding="utf-8")]
    before = said(city, cache)
    differing = 0
    for number in range(EDITS):
        path = dice.choice(files)
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - plain text only
        edited(tree, dice)
        path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
        now = said(city, cache)
        assert now == said(city, None), number
        differing += now != before
        before = now
    assert differing > EDITS / 4


@pytest.fixture
def asserted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that were really asserted, in order."""
    found: list[str] = []
    whole: Callable[..., object] = engine.Selection.mask

    def noted(self: object, selector: object) -> object:
        found.append(str(selector))
        return whole(self, selector)

    monkeypatch.setattr(engine.Selection, "mask", noted)
    return found


def test_a_rule_is_asserted_again_only_when_something_changed_that_it_looked_at(
    city: Path, tmp_path: Path, asserted: list[str]
) -> None:
    cache = tmp_path / "kept"
    said(city, cache)
    whole = len(asserted)
    asserted.clear()
    said(city, cache)
    assert not asserted, "nothing changed"
    path = next(path for path in sorted(city.rglob("*.yaml")) if "    documentation:" in path.read_text(encoding="utf-8"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("    documentation:", "    # ghi chú\n    documentation:", 1), "utf-8"
    )
    said(city, cache)
    assert not asserted, "a comment is no change"
    path = next(path for path in sorted(city.rglob("*.yaml")) if "    summary:" in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    summary:", "    tags: [moi]\n    summary:", 1), encoding="utf-8")
    said(city, cache)
    assert len(asserted) < whole / 3


@pytest.mark.parametrize("damage", [b"", b"[1]", b'{"CPDT-LAY-002": [["owner"], "x", [0, []]]}', b"\xff"])
def test_damaged_outcomes_are_worked_out_anew(city: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "kept"
    first = said(city, cache)
    for path in (tmp_path / "kept" / "outcomes").rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    assert said(city, cache) == first
