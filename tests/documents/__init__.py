"""Tests of the real collection: of its first documents, whatever others it contains."""

from __future__ import annotations

from planspegeln.rendering.site import Site
from planspegeln.swedish.persons import OWN_ADDRESS

PLAN = "huddinge/verksamhetsplan-2020"
REPORT = "huddinge/verksamhetsberattelse-2021"
PROGRAM = "soderhamn/handlingsprogram-2009"
ORIGINAL = {PLAN, REPORT, PROGRAM}


def own_addresses(text: str, site: Site) -> set[str]:
    """The e-mail addresses that contain a name, except those given as contacts."""
    about = site.catalogue.about
    assert about is not None
    given = (about.accessibility.contact, about.privacy.contact, about.privacy.officer)
    known = {entry.document.contact for entry in site.catalogue.documents.values()}
    known |= {contact.email for contact in given if contact}
    return set(OWN_ADDRESS.findall(text)) - known
