"""All planted faults, and what no fault of this kind can be planted for."""

from __future__ import annotations

import faults_of_content
import faults_of_form
import faults_of_reference
import faults_of_structure
from fault import Fault

FAULTS: tuple[Fault, ...] = (
    *faults_of_form.FAULTS,
    *faults_of_reference.FAULTS,
    *faults_of_structure.FAULTS,
    *faults_of_content.FAULTS,
)
NOT_COVERED = {
    "EAF-Y007": "a file of 200,000 values is no small edit; tests/hostile has one",
    "EAF-S009": "what is said when the explanation of a misshapen file finds nothing; no file is known to lead there",
}
