"""What several suites need: the repository's root and its model, loaded and checked once."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from eaf.api import Session, load, run_check
from eaf.api.site import build_site
from eaf.api.site_content import SiteContent, load_content
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


@pytest.fixture(scope="session")
def city_content() -> SiteContent:
    """What the city's site is made of."""
    return load_content(ROOT / "architecture", AS_OF, "")


@pytest.fixture(scope="session")
def city_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that the city's site is made of, with the site in it; nobody changes it."""
    return copied_project(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def city_site(city_project: Path) -> Path:
    """The city's site, built once for all suites."""
    return build_site(city_project / "architecture", city_project / "site", AS_OF, "").folder


def copied_project(folder: Path) -> Path:
    """The city's model, packs and hand-written pages in another folder."""
    for name in ("architecture", "docs", "checks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
