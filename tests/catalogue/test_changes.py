"""What the log says, and of what."""

from __future__ import annotations

from planspegeln.catalogue.changes import LogEntry
from planspegeln.rendering.site import Site
from tests.conftest import Copy


def told(entries: list[LogEntry]) -> list[str]:
    """The anchors of entries."""
    return [one.anchor for one in entries]


GONE = "borttaget-pahittkoping-prioriteringar-borttagen"


def test_the_newest_first(site: Site) -> None:
    """By day, and those of one day with the last of the file first. A withdrawn page is there, no anchor."""
    log = site.catalogue.log
    expected = [
        "soffor-som-inte-fanns",
        "lugna-torg-och-lampor",
        "pahittkoping-berattelse-2031-genomlast",
        GONE,
        "pahittkoping-berattelse-2031",
        "pahittkoping-plan-2030",
        "exempelby-program-2030",
    ]
    assert expected == told([*log.entries])
    years = {year.year: told([*year.entries]) for year in log.years}
    assert {2031: expected[:5], 2030: expected[5:]} == years
    assert [2031, 2030] == [*years]
    assert expected[:2] == told([*log.corrections])


def test_what_is_about_a_document(site: Site) -> None:
    """Its own entries, and the corrections that name it."""
    log, documents = site.catalogue.log, site.catalogue.documents
    assert ["pahittkoping-plan-2030"] == told(log.of(documents["pahittkoping/plan-2030"]))
    assert [
        "soffor-som-inte-fanns",
        "pahittkoping-berattelse-2031-genomlast",
        "pahittkoping-berattelse-2031",
    ] == told(log.of(documents["pahittkoping/berattelse-2031"]))


def test_what_touches_a_priority(site: Site) -> None:
    """The documents that say anything of it, and the corrections that name it: not those of a document."""
    log, priorities = site.catalogue.log, site.catalogue.priorities
    assert [
        "lugna-torg-och-lampor",
        "pahittkoping-berattelse-2031-genomlast",
        "pahittkoping-berattelse-2031",
        "pahittkoping-plan-2030",
    ] == told(log.of(priorities["pahittkoping/lugna-torg"]))
    assert ["exempelby-program-2030"] == told(log.of(priorities["exempelby/lampor"]))
    assert ["lugna-torg-och-lampor", "exempelby-program-2030"] == told(
        log.of(priorities["exempelby/torgvandring"])
    )


def test_what_is_about_a_municipality(site: Site) -> None:
    """Also what was withdrawn there."""
    log = site.catalogue.log
    assert ["lugna-torg-och-lampor", "exempelby-program-2030"] == told(
        log.of_municipality("exempelby")
    )
    assert GONE in told(log.of_municipality("pahittkoping"))
    assert [] == log.of_municipality("saknas")


def test_what_is_about_a_topic(site: Site) -> None:
    """What touches its priorities."""
    log = site.catalogue.log
    assert "lugna-torg-och-lampor" in told(log.of_topic("torg"))
    assert "soffor-som-inte-fanns" not in told(log.of_topic("torg"))


def test_documents_that_the_log_does_not_tell(tiny: Copy) -> None:
    """A document that is only read, or corrected, is not told to be added."""
    assert [] == tiny.open().catalogue.log.untold
    log = tiny.read("changes/2031.yml")
    tiny.write("changes/2031.yml", log.replace("kind: document", "kind: reading"))
    assert ["pahittkoping/berattelse-2031"] == tiny.open().catalogue.log.untold
