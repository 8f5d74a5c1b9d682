"""The pages of the site, one module for each kind: material in, page values out; pages of elements are made one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from eaf.site.pages.appraisal import appraisal_page
from eaf.site.pages.architectures import all_elements_page, architecture_pages, integration_page, overview_page, services_page
from eaf.site.pages.code_lists import code_list_pages, code_lists_page
from eaf.site.pages.compliance import clause_pages, compliance_page
from eaf.site.pages.element import element_page
from eaf.site.pages.explorer import explorer_page
from eaf.site.pages.findings import findings_page
from eaf.site.pages.home import home_page
from eaf.site.pages.indicators import indicators_page
from eaf.site.pages.kinds import kind_pages, kinds_page
from eaf.site.pages.leaders import leaders_page
from eaf.site.pages.matrices import matrix_pages
from eaf.site.pages.roadmap import roadmap_page
from eaf.site.pages.rules import rule_pages, rules_page
from eaf.site.pages.sources import sources_page
from eaf.site.pages.traceability import traceability_page
from eaf.site.pages.units import unit_pages, units_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eaf.site.material import Material
    from eaf.site.page import Page

    Maker: TypeAlias = Callable[[Material], Iterable[Page]]

__all__ = ["MAKERS", "SAY_NO_SUMMARY", "element_page"]
_ONE = (
    home_page,
    leaders_page,
    overview_page,
    services_page,
    integration_page,
    compliance_page,
    appraisal_page,
    traceability_page,
    rules_page,
    kinds_page,
    code_lists_page,
    findings_page,
    indicators_page,
    roadmap_page,
    units_page,
    sources_page,
    explorer_page,
    all_elements_page,
)
_SEVERAL = (
    architecture_pages,
    matrix_pages,
    rule_pages,
    kind_pages,
    code_list_pages,
    clause_pages,
    unit_pages,
)


def _alone(make: Callable[[Material], Page]) -> Maker:
    return lambda material: (make(material),)


MAKERS: tuple[Maker, ...] = (*map(_alone, _ONE), *_SEVERAL)
"""What makes every generated page that is not an element's, in a fixed order."""
SAY_NO_SUMMARY = frozenset({matrix_pages})
"""The makers whose pages say nothing of what elements and relationships tell of themselves in sentences."""
