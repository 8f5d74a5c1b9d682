"""The pages of the site, one module for each kind: material in, page values out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.site.pages.appraisal import appraisal_page
from eaf.site.pages.architectures import all_elements_page, architecture_pages, integration_page, overview_page, services_page
from eaf.site.pages.code_lists import code_list_pages, code_lists_page
from eaf.site.pages.compliance import clause_pages, compliance_page
from eaf.site.pages.element import element_pages
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
    from eaf.site.material import Material
    from eaf.site.page import Page


def all_pages(material: Material) -> list[Page]:
    """Every generated page, in a fixed order."""
    return [
        home_page(material),
        leaders_page(material),
        overview_page(material),
        *architecture_pages(material),
        services_page(material),
        integration_page(material),
        *matrix_pages(material),
        compliance_page(material),
        appraisal_page(material),
        traceability_page(material),
        rules_page(material),
        kinds_page(material),
        code_lists_page(material),
        findings_page(material),
        indicators_page(material),
        roadmap_page(material),
        units_page(material),
        sources_page(material),
        explorer_page(material),
        all_elements_page(material),
        *rule_pages(material),
        *kind_pages(material),
        *code_list_pages(material),
        *clause_pages(material),
        *unit_pages(material),
        *element_pages(material),
    ]
