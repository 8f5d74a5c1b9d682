"""The rule kinds, one file each; the tuple is the list of them, in the order in which they are documented."""

from __future__ import annotations

from eaf.rules import (
    acyclic,
    attest,
    attribute,
    cardinality,
    conform,
    coverage,
    kpi,
    layer,
    lifecycle,
    path,
    relation,
    standard,
    unique,
)

RULE_KINDS = (
    layer.KIND,
    relation.KIND,
    path.KIND,
    coverage.KIND,
    cardinality.KIND,
    acyclic.KIND,
    attribute.KIND,
    unique.KIND,
    kpi.KIND,
    standard.KIND,
    lifecycle.KIND,
    conform.KIND,
    attest.KIND,
)
