"""Validates Turtle against shapes with rudof and prints the focus and the value of each violation; status 1 when there is one."""

import sys

from pyrudof import Rudof, RudofConfig

rudof = Rudof(RudofConfig())
rudof.read_data(sys.argv[1])
rudof.read_shacl(sys.argv[2])
report = rudof.validate_shacl()
for violation in report.violations:
    print(violation.focus_node, violation.value)
sys.exit(0 if report.conforms else 1)
