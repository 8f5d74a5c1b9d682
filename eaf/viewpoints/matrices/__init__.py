"""The matrices, one file each, in the order in which they are listed."""

from __future__ import annotations

from eaf.viewpoints.matrices import (
    application_data,
    application_services,
    application_technology,
    dependencies,
    exchange,
    owner_findings,
    service_channels,
    standards,
)

MATRICES = (
    application_services.KIND,
    application_data.KIND,
    application_technology.KIND,
    exchange.KIND,
    service_channels.KIND,
    standards.KIND,
    owner_findings.KIND,
    dependencies.KIND,
)
