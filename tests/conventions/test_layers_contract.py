"""The package's layers stand in the project's own contract, and leave nothing out."""

from __future__ import annotations

import tomllib
from pathlib import Path


def test_the_layers_are_a_contract_that_leaves_nothing_out(root: Path) -> None:
    linter = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = [each for each in linter["contracts"] if each["type"] == "layers"]
    assert layers["exhaustive"] is True
    order = [set(line.replace(" ", "").split("|")) for line in layers["layers"]]

    def level(module: str) -> int:
        return next(at for at, modules in enumerate(order) if module in modules)

    assert level("rules") < level("checking") < level("selection") < level("graph") < level("model")
    listed = set().union(*order) | set(layers["exhaustive_ignores"])
    present = {path.stem for path in (root / "eaf").glob("*.py")} | {
        path.parent.name for path in (root / "eaf").glob("*/__init__.py")
    }
    assert present - {"__init__"} <= listed


def test_what_only_computes_may_not_touch_the_world(root: Path) -> None:
    linter = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (pure,) = [each for each in linter["contracts"] if each["type"] == "forbidden"]
    assert {"eaf.graph", "eaf.selection", "eaf.rules"} <= set(pure["source_modules"])
    assert {"yaml", "os", "pathlib", "subprocess", "time", "random"} <= set(pure["forbidden_modules"])
