"""What several suites need: the repository's root and its model, loaded and checked once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from eaf.api import Session, load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport

os.environ["EAF_CACHE"] = "off"  # every suite works from the files alone; those about the cache name a folder of their own
ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def city() -> Session:
    return load(ROOT / "architecture", with_tests=True)


@pytest.fixture(scope="session")
def city_report(city: Session) -> CheckReport:
    return run_check(city, Run(AS_OF))
