"""All planted faults, and what no small edit of the model can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faults_of_connection
import faults_of_data_and_levels
import faults_of_description
import faults_of_evidence
import faults_of_layers
import faults_of_platforms_and_bodies
import faults_of_reference
import faults_of_services_and_codes
import faults_of_shape
import faults_of_the_city
import faults_of_writing

if TYPE_CHECKING:
    from fault import Fault

FAULTS: tuple[Fault, ...] = (
    *faults_of_writing.FAULTS,
    *faults_of_shape.FAULTS,
    *faults_of_reference.FAULTS,
    *faults_of_layers.FAULTS,
    *faults_of_connection.FAULTS,
    *faults_of_data_and_levels.FAULTS,
    *faults_of_services_and_codes.FAULTS,
    *faults_of_description.FAULTS,
    *faults_of_the_city.FAULTS,
    *faults_of_platforms_and_bodies.FAULTS,
    *faults_of_evidence.FAULTS,
)
NOT_COVERED = {
    "CPDT-ATT-002": "no system of the city has a dossier, so that the finding about each is there before any fault",
    "CPDT-ATT-003": "the city has no minutes of a review, so that its one finding is there before any fault",
    "HNI-ATT-001": "in force from 8 June 2026, after the day for which these faults are judged",
    "EAF-Y007": "a file of 200,000 values is no small edit; tests/hostile has one",
    "EAF-S009": "what is said when nobody finds out why a file does not fit its schema; no file is known to lead there",
}
"""The codes of the loader without a fault, with the reason; every rule of the pack has one."""
