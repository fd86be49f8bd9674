"""Tests of what is proposed for a document."""
