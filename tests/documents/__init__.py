"""Tests of the real collection: of the documents it began with, whatever others it holds."""

PLAN = "huddinge/verksamhetsplan-2020"
REPORT = "huddinge/verksamhetsberattelse-2021"
PROGRAM = "soderhamn/handlingsprogram-2009"
ORIGINAL = {PLAN, REPORT, PROGRAM}
