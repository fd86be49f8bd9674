"""Tests of the real collection."""

PLAN = "huddinge/verksamhetsplan-2020"
REPORT = "huddinge/verksamhetsberattelse-2021"
PROGRAM = "soderhamn/handlingsprogram-2009"
