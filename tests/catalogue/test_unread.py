"""What nobody has gone through is never told as nothing."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue import standing, statements
from planspegeln.catalogue.gaps import Gaps
from planspegeln.catalogue.unread import compared_sum, plan_sum, stretches, with_place
from planspegeln.exports.rows import rows
from planspegeln.model.rows import SentenceRow, UnreadOf, columns
from planspegeln.rendering.embeds import kommuner
from planspegeln.rendering.site import Site
from planspegeln.search.facets import facets
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
REPORT_KEY = "pahittkoping/berattelse-2031"
COMPARED = "compared:\n  - plan: plan-2030\n    commitments: 8\n    outcomes: 9\n\n"
SAGA = "pahittkoping/plan-2030#saga-om-dagen"  # which no report takes up


def unread(site: Site, key: str) -> list[str]:
    return [one.text for one in site.catalogue.documents[key].unread]


def words_on(site: Site, address: str) -> str:
    page = BeautifulSoup(site.render(site.pages[address]), "html.parser")
    return " ".join(page.get_text(" ").split())


def test_sentences_and_rows(site: Site) -> None:
    """Sentences, list entries and lines are read one by one, and a table row by row."""
    found = [one.text for one in stretches(site.catalogue.documents["exempelby/program-2030"].text)]
    assert [
        "Version: 2029-12-24",
        "Exempelstyrelsen",
        "Senast 2032 ska trivseln nå index 45.",
        "Index var 40 år 2029, och snittet är 50.",
        "Börja med <script>alert(1)</script>",
        "Torgvandring",
        "Vi går runt på torgen och lyssnar.",
        "Dag",
        "Natt",
        "Lampor för ett lugnt torg i mörker.",
        "Fortsätta",
        "2030 · 1 200 · 200 · 1 000",
        "2031 · 800 · 800",
        "Summa · 2 000 · 200 · 1 800",
        "Torget <b>",
        "Vandra <i>mer</i> · KUS · 10 · 20 % · 🟢",
        "Tända ljus · – · 5 · Gul",
        "Lisa Låtsas, KUS",
    ] == found


def test_all_is_read(site: Site) -> None:
    """A document that somebody has gone through has nothing unread, and a plan awaits nothing."""
    assert site.catalogue.unread == []
    for entry in site.catalogue.documents.values():
        assert entry.unread == []
        assert entry.awaited == []


def test_what_is_quoted_is_read(tiny: Copy) -> None:
    """A sentence that an extract quotes a part of is read, and so is a row with a quoted cell."""
    tiny.edit(REPORT, "read:\n  - words: 81\n\n", "")
    assert ["Påhittade nämnden"] == unread(tiny.open(), "pahittkoping/berattelse-2031")
    tiny.edit(REPORT, "    quote: Högläsningen ställdes in.", "    quote: Påhittade nämnden")
    assert ["Högläsningen ställdes in."] == unread(tiny.open(), "pahittkoping/berattelse-2031")


def test_what_is_background_is_read(tiny: Copy) -> None:
    """A sentence that somebody took nothing from is read."""
    tiny.edit(REPORT, "read:\n  - words: 81\n", "background:\n  - quote: Påhittade nämnden\n")
    assert [] == unread(tiny.open(), "pahittkoping/berattelse-2031")


@pytest.mark.parametrize(
    ("part", "words", "left"),
    [
        ("mal", 20, {"Bänkar", "Vi räknar"}),
        ("lugna-torg", 18, {"Färre ska snubbla", "Vi räknar"}),
        ("prioriteringar", 55, {"Färre ska snubbla", "Vi räknar"}),
    ],
    ids=["section", "item", "with-sections-in-it"],
)
def test_a_part_is_read(tiny: Copy, part: str, words: int, left: set[str]) -> None:
    """What is in a part that somebody has gone through is read, and nothing else is."""
    tiny.edit(PLAN, "read:\n  - words: 148\n", f"read:\n  - part: {part}\n    words: {words}\n")
    found = set(unread(tiny.open(), "pahittkoping/plan-2030"))
    assert left == {"Färre ska snubbla", "Bänkar", "Vi räknar"} & found


def test_what_is_new_since_is_unread(tiny: Copy) -> None:
    """A text with more words than when it was read is unread, and the editor is told both numbers."""
    where = tiny.edit(PLAN, "  - words: 148\n", "  - words: ¦147\n")
    catalogue = tiny.open().catalogue
    assert "Färre ska snubbla" in [
        one.text for one in catalogue.documents["pahittkoping/plan-2030"].unread
    ]
    assert (
        f"{where}: dokumentet har 148 ord, men hade 147 när det lästes; läs det som är nytt, och "
        "ändra till words: 148"
    ) in map(str, catalogue.unread)


def test_what_is_left_is_told_with_its_place(tiny: Copy) -> None:
    """The editor is told how many sentences of each part are unread, from which, and what to write."""
    tiny.edit(PLAN, "read:\n  - words: 148\n\n", "")
    where = tiny.edit(PLAN, '"1. siffra först"', '¦"1. siffra först"')
    assert (
        f"{where}: tre meningar från ”1. siffra först” är inte genomlästa "
        "[read: part: lugna-torg, words: 18]"
    ) in map(str, tiny.open().catalogue.unread)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (COMPARED, ""),
        ("    commitments: 8", "    commitments: 7"),
        ("    outcomes: 9\n\n", "    outcomes: 8\n\n"),
        ("    outcomes: 9\n\n", "    outcomes: 9\n    sum: aaaaaaaa\n\n"),
        ("read:\n  - words: 81\n\n", ""),
    ],
    ids=["not-compared", "new-commitment", "new-outcome", "another-commitment", "unread-sentence"],
)
def test_a_commitment_awaits_a_report(tiny: Copy, old: str, new: str) -> None:
    """What an unread report may take up is never without follow-up; what it has taken up is told."""
    tiny.edit(REPORT, old, new)
    site = tiny.open()
    made = site.catalogue.extracts.commitments
    one = made[SAGA]
    assert one.is_unread
    assert standing.absence(one).label == "Inte genomläst än"
    answered = made["pahittkoping/plan-2030#trycka-bok"]
    assert not answered.is_unread
    assert [("olast", "Inte genomläst än", [one])] == standing.by_status([one])
    assert one not in [
        each for _, found in Gaps(site.catalogue).commitments_without_outcome() for each in found
    ]
    told = words_on(site, "pahittkoping/prioriteringar/fria-sagor/")
    assert "Inte genomläst än" in told
    assert "Ingen uppföljning" not in told
    assert "säger inget" not in told


def total(site: Site) -> str:
    """The sum of what the report and the plan have."""
    documents = site.catalogue.documents
    plan, report = documents["pahittkoping/plan-2030"], documents[REPORT_KEY]
    return compared_sum(
        plan_sum(plan), [with_place(one.quote, one.section) for one in report.document.outcomes]
    )


@pytest.mark.parametrize(
    "edits",
    [
        [(REPORT, "fick årets pris för sina bänkar.\n  - id", "fick årets pris\n  - id")],
        [(PLAN, "quote: Torgen ska vara lugna och ljusa.", "quote: Torgen ska vara lugna")],
    ],
    ids=["an outcome", "a commitment"],
)
def test_another_in_the_place_of_one_is_compared_anew(
    tiny: Copy, edits: list[tuple[str, str, str]]
) -> None:
    """The sum is of the words of both, not of their ids: a new one may get the id of one that is gone."""
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 9\n    sum: rjgeijvm\n\n")
    site = tiny.open()
    assert "rjgeijvm" == total(site)
    assert not site.catalogue.documents["pahittkoping/plan-2030"].awaited
    for file, old, new in edits:
        tiny.edit(file, old, new)
    tiny.write_ledger()
    site = tiny.open()
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    assert [REPORT_KEY] == [one.key for one in plan.awaited]
    assert f"sum: {total(site)}]" in " ".join(map(str, site.catalogue.unread))


def test_the_same_words_in_another_place_are_compared_anew() -> None:
    """The sum has the section of what stands in several."""
    told = [with_place("Arbetet är klart.", name) for name in ("torg", "mat")]
    assert len({compared_sum("abc", [one]) for one in told}) == 2
    assert compared_sum("abc", told) == compared_sum("abc", reversed(told))
    assert compared_sum("abc", told) != compared_sum("abc", [told[0], told[0]])


def test_another_id_is_compared_already(tiny: Copy) -> None:
    """The words that were compared are the same."""
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 9\n    sum: rjgeijvm\n\n")
    tiny.edit(REPORT, "  - id: pris\n", "  - id: annat-pris\n")
    tiny.write_ledger()
    assert not tiny.open().catalogue.documents["pahittkoping/plan-2030"].awaited


def test_a_commitment_without_follow_up(site: Site) -> None:
    """When somebody has compared the report with the plan, what it does not take up is told so."""
    one = site.catalogue.extracts.commitments[SAGA]
    assert not one.is_unread
    assert standing.absence(one).label == "Ingen uppföljning i samlingen"
    told = words_on(site, "pahittkoping/prioriteringar/fria-sagor/")
    assert "Inte genomläst" not in told


def test_a_report_that_is_read_and_not_compared(tiny: Copy) -> None:
    """It is not told to be unread, and what it says more is not told to answer nothing."""
    tiny.edit(REPORT, COMPARED, "")
    site = tiny.open()
    own = site.catalogue.municipalities["pahittkoping"]
    assert "men är inte jämförd med planen för 2030 än." in " ".join(statements.tally(own))
    for address in ("pahittkoping/", "pahittkoping/prioriteringar/lugna-torg/"):
        told = words_on(site, address)
        assert "enligt redaktionens bedömning inte på något åtagande" not in told
    assert "Berättelsen är inte jämförd med alla åtaganden än." in words_on(site, "pahittkoping/")


def test_a_report_that_nobody_has_gone_through(tiny: Copy) -> None:
    """A new report with nothing entered says nothing yet, on any page."""
    report = tiny.read(REPORT)
    start, end = report.index("read:"), len(report)
    tiny.write(REPORT, report[:start] + report[end:])
    site = tiny.open()
    everything = "\n".join(str(site.render(page)) for page in site.pages.values())
    assert not re.search(r"säger inget|Ingen uppföljning i samlingen\b.*lugna-torg", everything)
    own = site.catalogue.municipalities["pahittkoping"]
    assert (
        "Åtta åtaganden för 2030: fem om vad som ska göras och tre om vad som ska gälla. "
        "Berättelsen för 2031 är inte genomläst än."
    ) == " ".join(statements.tally(own))
    assert (
        "Elva meningar i berättelsen för 2031 är inte genomlästa än. "
        "Där kan stå mer än det som visas här."
    ) == " ".join(statements.unread(own.unread))


def test_a_priority_without_commitments_that_nobody_has_read(tiny: Copy) -> None:
    """It has no "inga åtaganden" in the matrix, and its page says what is unread."""
    plan = tiny.read(PLAN)
    tiny.write(PLAN, plan[: plan.index("read:")])
    report = tiny.read(REPORT)
    tiny.write(REPORT, report[: report.index("read:")])
    tiny.write("withdrawn.yml", "withdrawn: []\n")
    tiny.write_ledger()
    site = tiny.open()
    own = site.catalogue.municipalities["pahittkoping"]
    assert "Inte genomläst än." == " ".join(statements.tally(own))
    rows = words_on(site, "pahittkoping/uppfoljning/")
    assert "inga åtaganden" not in rows
    assert "Inte genomläst än" in rows
    assert "meningar i planen för 2030 är inte genomlästa än" in words_on(
        site, "pahittkoping/prioriteringar/fria-sagor/"
    )


@pytest.mark.parametrize(
    ("years", "awaited"), [("[2030]", True), ("[2032]", False)], ids=["later", "earlier"]
)
def test_only_a_later_report_is_awaited(tiny: Copy, years: str, awaited: bool) -> None:
    """A report for a year before the plan's says nothing of it, read or not."""
    tiny.edit(REPORT, COMPARED, "")
    report = tiny.read(REPORT)
    answers = report[report.index("answers:") : report.index("measures:")]
    tiny.edit(REPORT, answers, "")
    tiny.edit(PLAN, "years: [2030]", f"years: {years}")
    plan = tiny.open().catalogue.documents["pahittkoping/plan-2030"]
    assert awaited == bool(plan.awaited)


def test_a_report_that_answers_is_one_of_the_plan_s(tiny: Copy) -> None:
    """Whatever year it is for, it has something to say of the plan, and may have more."""
    tiny.edit(PLAN, "years: [2030]", "years: [2032]")
    documents = tiny.open().catalogue.documents
    plan, report = documents["pahittkoping/plan-2030"], documents["pahittkoping/berattelse-2031"]
    assert [report] == plan.reports


def test_the_start_page(tiny: Copy) -> None:
    """A promise that an unread report may take up is not shown there as without follow-up."""
    tiny.edit(PLAN, "  - words: 148", "  - words: 1")
    tiny.edit(REPORT, "  - words: 81", "  - words: 1")
    own = BeautifulSoup(kommuner(tiny.open(), ""), "html.parser").select_one(
        '[aria-labelledby="oversikt-pahittkoping"]'
    )
    assert own
    assert "Inte genomläst än: 1" in own.get_text()
    assert "Ingen uppföljning" not in own.get_text()


def test_data_files(tiny: Copy) -> None:
    """They say of each commitment and each priority what is not read."""
    tiny.edit(REPORT, COMPARED, "")
    tiny.edit(PLAN, "  - words: 148", "  - words: 1")
    catalogue = tiny.open().catalogue
    made = rows(catalogue, "")
    told = {one.id: dict(one)["follow_up"] for one in made["commitments"]}
    assert "unread" == told[SAGA]
    assert "answered" == told["pahittkoping/plan-2030#trycka-bok"]
    assert "none" == told["exempelby/program-2030#ga-runt"]
    left = {one.id: dict(one)["unread"] for one in made["priorities"]}
    expected = UnreadOf(document="pahittkoping/plan-2030", sentences=3)
    assert (expected,) == left["pahittkoping/lugna-torg"]
    assert () == left["exempelby/torgvandring"]
    sentences = [one for one in made["sentences"] if isinstance(one, SentenceRow)]
    unread = [one.document for one in sentences if not one.is_read]
    assert {"pahittkoping/plan-2030"} == {*unread}
    assert len(unread) == len(catalogue.documents["pahittkoping/plan-2030"].unread)


def test_the_search_s_filter(tiny: Copy) -> None:
    """A priority with a commitment that awaits a report is found by that, and not as without one."""
    address = "pahittkoping/prioriteringar/fria-sagor/"

    def statuses() -> set[str]:
        site = tiny.open()
        found = facets(site.catalogue, site.lexicon, site.pages[address])
        return {"ingen-uppfoljning", "inte-genomlast"} & set(found.statuses)

    assert {"ingen-uppfoljning"} == statuses()
    tiny.edit(REPORT, COMPARED, "")
    assert {"inte-genomlast"} == statuses()


LATER = REPORT_KEY.replace("2031", "2032")


def add_later(tiny: Copy, own: str, of: str = "berattelse-2031") -> None:
    """Write a document for 2032 with the text of one of those before, and what it has of its `own`."""
    number = of[-4:]
    text = tiny.read(f"pahittkoping/documents/{of}.yml")
    head, _, after = text.partition("\nsource:\n")
    for field in re.findall(r"^(?:former_ids|date|reference|contact):.*\n", head, re.MULTILINE):
        head = head.replace(field, "")
    parts = re.split(r"(?m)^(?=\w+:)", f"source:\n{after}")
    kept = (one for one in parts if one.partition(":")[0] in KEPT)
    told = f"{head}\n{''.join(kept)}{own}"
    for name in (f"id: {of}", f"short_title: Plan {number}", f"[{number}]", f"pahittkoping-{of}"):
        told = told.replace(name, name.replace(number, "2032"))
    tiny.write(
        f"sources/pahittkoping-{of.replace(number, '2032')}.txt",
        tiny.read(f"sources/pahittkoping-{of}.txt"),
    )
    tiny.write(f"pahittkoping/documents/{of.replace(number, '2032')}.yml", told)


KEPT = ("source", "personal", "redactions", "notes", "text")
READ = "read:\n  - words: 81\n"
TOLD = "outcomes:\n  - id: pris\n    quote: fick årets pris för sina bänkar\n"


@pytest.mark.parametrize(
    ("own", "follow_up"),
    [("", "unread"), (READ, "none")],
    ids=["unread", "read-and-says-nothing"],
)
def test_a_commitment_awaits_every_later_report(tiny: Copy, own: str, follow_up: str) -> None:
    """One that is read says nothing of what the next may say."""
    add_later(tiny, own)
    site = tiny.open()
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    assert ([LATER] if follow_up == "unread" else []) == [one.key for one in plan.awaited]
    told = {one.id: dict(one) for one in rows(site.catalogue, "")["commitments"]}
    label = {"unread": "Inte genomläst än", "none": "Ingen uppföljning i samlingen"}[follow_up]
    assert (follow_up, label) == (told[SAGA]["follow_up"], told[SAGA]["standing"])
    assert "answered" == told["pahittkoping/plan-2030#trycka-bok"]["follow_up"]
    assert label in words_on(site, "pahittkoping/prioriteringar/fria-sagor/")


def test_a_report_on_another_plan_is_awaited_while_it_is_unread(tiny: Copy) -> None:
    """Nobody knows what is in it. When it is read, it is compared with its own plan only."""
    add_later(tiny, "read:\n  - words: 148\n", "plan-2030")
    add_later(tiny, "")
    site = tiny.open()
    first, second = (site.catalogue.documents[f"pahittkoping/plan-{year}"] for year in (2030, 2032))
    assert [LATER] == [one.key for one in first.awaited] == [one.key for one in second.awaited]
    own = site.catalogue.municipalities["pahittkoping"]
    told = " ".join(statements.tally(own))
    assert told.count("Berättelsen för 2032 är inte genomläst än.") == 1
    name = REPORT.replace("2031", "2032")
    tiny.write(name, f"{tiny.read(name)}{READ}{TOLD}")
    first = tiny.open().catalogue.documents["pahittkoping/plan-2030"]
    assert [] == first.awaited


def test_numbers_in_data_files_say_what_is_unread(tiny: Copy) -> None:
    """No sum stands alone while something is unread, in a table either."""
    tiny.edit(REPORT, COMPARED, "")
    tiny.edit(PLAN, "  - words: 148", "  - words: 1")
    catalogue = tiny.open().catalogue
    made = rows(catalogue, "")
    unread = {one.id: dict(one)["unread_sentences"] for one in made["municipalities"]}
    number = len(catalogue.documents["pahittkoping/plan-2030"].unread)
    assert {"exempelby": 0, "pahittkoping": number} == unread
    priorities = {one.id: dict(one) for one in made["priorities"]}
    assert 3 == priorities["pahittkoping/lugna-torg"]["unread_sentences"]
    assert 0 == priorities["exempelby/torgvandring"]["unread_sentences"]
    assert "inte genomläst än" in priorities["pahittkoping/fria-sagor"]["statuses"]
    for kind in ("municipalities", "priorities"):
        assert "unread_sentences" in [field.name for field in columns(kind)]


def test_numbers_of_a_priority_that_nothing_is_read_of(tiny: Copy) -> None:
    """Its statuses say so, where there is no answer at all."""
    report = tiny.read(REPORT)
    tiny.write(REPORT, report[: report.index("read:")])
    told = {one.id: dict(one) for one in rows(tiny.open().catalogue, "")["priorities"]}
    assert "inte genomläst än" in told["pahittkoping/lugna-torg"]["statuses"]


def test_the_page_about_the_data(site: Site) -> None:
    """It says in both languages that a status which is not there says only what has been read."""
    told = words_on(site, "data/")
    assert "betyder att ingen rapport som någon har läst säger något" in told
    assert "one that no report that somebody has read takes up" in told
    assert told.count("follow_up is unread if") == 1
    assert "välj standing (statusen på svenska, med sitt år)" in told
    for untrue in (
        "Tomt fält betyder att uppgiften inte är känd",
        "An empty field is unknown",
        "Ett id ändras inte",
    ):
        assert untrue not in told
