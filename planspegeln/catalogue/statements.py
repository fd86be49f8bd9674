"""Swedish sentences about the catalogue's entries that several pages use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from planspegeln.catalogue.entries import (
    AnswerEntry,
    Basis,
    CommitmentEntry,
    DocumentEntry,
    GroundEntry,
    MunicipalityEntry,
    PriorityEntry,
    distinct,
)
from planspegeln.catalogue.standing import NO_OUTCOME, absence, by_status
from planspegeln.model import entities
from planspegeln.swedish import names, sentences
from planspegeln.swedish.phrases import (
    count,
    date,
    first_lower,
    first_upper,
    in_one_sentence,
    listed,
)

TOLD_BY_ITSELF: Final = "Dokumentet berättar själv"


class SummaryLine(NamedTuple):
    """A line of a summary. A computed line rests on no quotes."""

    label: str
    text: str
    grounds: tuple[GroundEntry, ...] = ()


def summary(entry: PriorityEntry) -> list[SummaryLine]:
    """A priority in brief, line by line. A line says what no document has.

    Empty if the priority has no summary.
    """
    if entry.summary is None:
        return []
    planned, reported = entry.summary.planned, entry.summary.reported
    lines = []
    if planned:
        label = f"Planerat {listed(planned.periods)}"
        lines.append(SummaryLine(label, planned.text, planned.grounds))
    elif not entry.plans:
        lines.append(SummaryLine("Planerat", f"{names.NO_PLAN}."))
    if reported:
        told = f"Rapporterat {listed(reported.periods)}"
        label = told if reported.is_follow_up else TOLD_BY_ITSELF
        lines.append(SummaryLine(label, reported.text, reported.grounds))
    if not entry.reports and not (reported and reported.is_follow_up):
        lines.append(SummaryLine("Rapporterat", f"{absence(entry).label}."))
    return lines


def headline(entry: PriorityEntry) -> str | None:
    """What happened with a priority, in one line with its name and year. None if no summary says it."""
    told = news(entry)
    return f"{entry.priority.title}, {entry.municipality.name}: {told}" if told else None


def news(entry: PriorityEntry) -> str | None:
    """What happened with a priority, in a sentence with its year and no full stop. None if no summary says it.

    It is the first sentence of the summary: of what was reported, or else of what was planned.
    """
    return _news(entry, sentences.first)


def all_news(entry: PriorityEntry) -> str | None:
    """The same with all that the summary says of it, so that nothing is taken from what comes first."""
    return _news(entry, lambda text: text)


def _news(entry: PriorityEntry, part: Callable[[str], str]) -> str | None:
    if entry.summary is None:
        return None
    planned, reported = entry.summary.planned, entry.summary.reported
    is_reported = reported is not None and reported.is_follow_up
    told = reported if is_reported else planned
    if told is None:
        return None
    # A document may be for more years than its commitments on this.
    is_own = bool(entry.commitments) and not is_reported
    periods = [_years(entry.commitments)] if is_own else told.periods
    text = part(told.text).rstrip(".")
    way = "rapporterat" if is_reported else "planerat"
    year = "" if any(period in text for period in periods) else f" ({way} {listed(periods)})"
    return f"{text}{year}"


def marks(entry: PriorityEntry) -> Iterator[tuple[str, str]]:
    """For which years a priority was planned and reported: the name of a mark, and the words."""
    if entry.plans:
        yield "planerat", f"Planerat {listed(entry.planned_periods)}"
    else:
        yield "ingen", names.NO_PLAN
    if entry.done:
        yield "rapporterat", TOLD_BY_ITSELF
    if entry.reports:
        yield "rapporterat", f"Rapporterat {listed(entry.reported_periods)}"
    else:
        yield absence(entry)


def editors(entry: PriorityEntry) -> str:
    """A sentence on what of a priority in brief is the editors' own. "" if nothing is."""
    judged = any(one.answer for one in entry.commitments)
    own = (["sammanfattningen"] if entry.summary else []) + (["bedömningarna"] if judged else [])
    return f"{first_upper(listed(own))} är redaktionens." if own else ""


def reference(municipality: entities.Municipality, documents: Iterable[entities.Document]) -> str:
    """How to refer to documents in a decision: who, title, date and registration number of each."""
    return "; ".join(
        ", ".join(
            [
                f"{municipality.official_name}: {document.title}",
                *([date(document.date)] if document.date else []),
                *([f"diarienummer {document.reference}"] if document.reference else []),
            ]
        )
        for document in documents
    )


def unread(found: Iterable[tuple[DocumentEntry, int]]) -> Iterator[str]:
    """Sentences on how much of each document is unread, and that there may be more in it."""
    for entry, number in found:
        told = first_upper(count(number, "mening", "meningar"))
        yield f"{told} i {_named(entry)} är inte {'genomläst' if number == 1 else 'genomlästa'} än."
    yield "Där kan stå mer än det som visas här."


def tally(own: PriorityEntry | MunicipalityEntry) -> Iterator[str]:
    """Sentences on how many commitments there are, of which kind, and what reports say of them.

    `basis` says whether a report is missing.
    """
    commitments = own.commitments
    if not commitments:
        is_read = all(entry.is_follow_up for entry, _ in own.unread)
        yield "Inga åtaganden." if is_read else f"{names.UNREAD}."
        return
    kinds = Counter(one.commitment.kind for one in commitments)
    whole, tasks, aims = in_one_sentence(len(commitments), kinds["task"], kinds["aim"])
    noun = "åtagande" if len(commitments) == 1 else "åtaganden"
    parts = [(tasks, "om vad som ska göras")] if kinds["task"] else []
    parts += [(aims, "om vad som ska gälla")] if kinds["aim"] else []
    what = f": {listed(map(' '.join, parts))}" if len(parts) > 1 else f" {parts[0][1]}"
    yield f"{first_upper(whole)} {noun} för {_years(commitments)}{what}."
    reports = _reports(commitments)
    if not reports:
        yield "Ingen uppföljning finns i samlingen."
        return
    for report in reports:
        answers = [one for each in commitments for one in each.answers if one.entry is report]
        judged = sum(one.is_judged for one in answers)
        them = "det" if len(commitments) == 1 else "dem"
        plans = {one.entry.key: one.entry for one in commitments if not one.answers}
        waiting = [plan for plan in plans.values() if report in plan.awaited]
        told = _says(judged, len(answers) - judged, them)
        if waiting:
            left = "genomläst" if report.unread else f"jämförd med {listed(map(_named, waiting))}"
            told = f"{told}, men är inte {left} än" if answers else f"är inte {left} än"
        yield f"{first_upper(_named(report))} {told}."
        if judged:
            yield from _unknown(one for one in answers if one.is_judged)


def brief(commitments: Sequence[CommitmentEntry]) -> Iterator[str]:
    """Sentences on how it stands with commitments, where nothing is beside them that says their years.

    How many have each status, which read reports say nothing of any of them, and for which years it is
    unknown how it went.
    """
    yield numbers(commitments, f" för {_years(commitments)}")
    answered = {answer.entry.key for one in commitments for answer in one.answers}
    for report in _reports(commitments):
        awaited = any(report in one.entry.awaited for one in commitments)
        if report.key not in answered and not awaited:
            them = "det" if len(commitments) == 1 else "dem"
            yield f"{first_upper(_named(report))} {_says(0, 0, them)}."
    yield from _unknown(one.answer for one in commitments if one.answer)


def statuses(commitments: Sequence[CommitmentEntry]) -> Iterator[str]:
    """Sentences on how many of the commitments have each status, every status with its year.

    None if no report takes them up.
    """
    answers = [one.answer for one in commitments if one.answer]
    if answers:
        yield numbers(commitments)
        yield from _unknown(answers)


def numbers(commitments: Sequence[CommitmentEntry], years: str = "") -> str:
    """A sentence on how many of the commitments have each status, every status with its year.

    `years` are words on those of the commitments, if nothing beside it says them.
    """
    whole = first_upper(count(len(commitments), "åtagande", "åtaganden")) + years
    without = {NO_OUTCOME.name: "utan uppföljning i samlingen"}
    parts = [
        (without.get(one.name) or _without_comma(one.label), len(one.commitments))
        for one in by_status(commitments)
    ]
    if len(parts) == 1:
        return f"{whole}: {parts[0][0]}."
    return f"{whole}: {listed(f'{label} ({number})' for label, number in parts)}."


def follows(basis: Basis) -> str:
    """In a few words, which plan a report says it follows up, and whether the collection has it."""
    if basis.follows_up is None:
        return "säger inte vilken plan den följer upp"
    plan = names.document(basis.follows_up.kind, str(basis.follows_up.year))
    return f"följer upp {plan}{'' if basis.found else ', som inte finns i samlingen'}"


def _unknown(answers: Iterable[AnswerEntry]) -> Iterator[str]:
    """The sentences on the years that the answers do not cover."""
    found: dict[str, list[AnswerEntry]] = defaultdict(list)
    for one in answers:
        if one.relation != "same-year":
            found[one.commitment.period].append(one)
    for period, under in sorted(found.items()):
        unknown = sum(one.is_unknown for one in under)
        if unknown == len(under):
            yield f"Hur det gick {period} framgår inte."
        elif unknown:
            number = count(unknown, "åtagande", "åtaganden")
            yield f"För {number} framgår inte hur det gick {period}."


def _years(commitments: Sequence[CommitmentEntry]) -> str:
    """The years that commitments are for. If they differ, those of their documents."""
    periods = distinct(one.period for one in commitments)
    if len(periods) > 1:
        periods = distinct(one.entry.period for one in commitments)
    return listed(periods)


def _reports(commitments: Iterable[CommitmentEntry]) -> list[DocumentEntry]:
    """The reports that follow up the commitments' plans, or may do so, in the catalogue's order."""
    found = {
        report.key: report
        for one in commitments
        for report in (*one.entry.reports, *one.entry.awaited)
    }
    return sorted(found.values(), key=lambda report: report.place)


def _without_comma(label: str) -> str:
    """A status within a list, which has commas of its own: nämns 2021 utan besked."""
    return first_lower(label.replace(", inget ", " utan "))


def _says(judged: int, mentioned: int, them: str) -> str:
    """What a report says of them: ger besked om två och nämner ett till."""
    told, more = in_one_sentence(judged, mentioned)
    if judged and mentioned:
        return f"ger besked om {told} och nämner {more} till"
    if judged:
        return f"ger besked om {told}"
    return (
        f"nämner {more if them == 'dem' else them}, utan besked"
        if mentioned
        else f"säger inget om {them}"
    )


def documents(own: MunicipalityEntry) -> str:
    """Which documents a municipality has, and whether it has no report."""
    held = listed(map(_named, own.documents))
    none = "" if own.reports else ", men ingen uppföljning"
    return f"För {own.municipality.name} finns {held}{none}."


def without_report(plan: DocumentEntry, instead: Iterable[DocumentEntry]) -> str:
    """That a plan has no report of its own, and which reports are beside it instead."""
    told = f"Ingen berättelse för {plan.period} finns i samlingen."
    others = listed(map(_named, instead))
    return f"{told} I stället står {others} bredvid {_named(plan)}." if others else told


def basis(
    basis: Basis,
    report: DocumentEntry,
    plans: Iterable[DocumentEntry],
    kind: entities.PriorityKind | None = None,
) -> str:
    """Which plan a report says it follows up, and which plans are beside it on the page.

    `plans` are those beside the report. `kind` is the kind of the priority that the page is about,
    if it is about one.
    """
    beside = list({entry.key: entry for entry in plans}.values())
    if basis.follows_up is None:
        return _unnamed(basis, report, beside, kind)
    plan = names.document(basis.follows_up.kind, str(basis.follows_up.year))
    told = f"{first_upper(_named(report))} följer upp {plan}"
    told += "." if basis.found else ", som inte finns i samlingen."
    others = [entry for entry in beside if entry is not basis.found]
    if others:
        how = "också" if len(others) < len(beside) else "i stället"
        told += f" Här står {_named(report)} {how} bredvid {_other_years(others, kind)}"
    return told


def _unnamed(
    basis: Basis,
    report: DocumentEntry,
    beside: list[DocumentEntry],
    kind: entities.PriorityKind | None,
) -> str:
    """The sentences about a report that does not say which plan it follows up."""
    told = [f"{first_upper(_named(report))} säger inte vilken plan den följer upp."]
    years = {*report.document.years}
    same = [entry for entry in beside if years & {*entry.document.years}]
    others = [entry for entry in beside if entry not in same]
    lacking = [] if basis.is_planned else [f"planen för {report.document.span}"]
    if unreported := [one.period for one in others if one.key in basis.unreported]:
        lacking.append(f"berättelsen för {listed(unreported)}")
    if len(lacking) > 1:
        told.append(f"Varken {' eller '.join(lacking)} finns i samlingen.")
    elif lacking:
        told.append(f"{first_upper(lacking[0])} finns inte i samlingen.")
    if same:
        told.append(f"Här står {_named(report)} bredvid {listed(map(_named, same))}.")
    if others:
        also = " också" if same else ""
        told.append(f"Här står {_named(report)}{also} bredvid {_other_years(others, kind)}")
    return " ".join(told)


def _other_years(plans: list[DocumentEntry], kind: entities.PriorityKind | None) -> str:
    """The end of a sentence about plans that are for other years than the report beside them."""
    same = f"samma {names.KIND[kind].one}, men inte samma år" if kind else "det är inte samma år"
    return f"{listed(map(_named, plans))}: {same}."


def _named(entry: DocumentEntry) -> str:
    """A document in running text: planen för 2020."""
    document = entry.document
    return names.document(document.kind, document.span, document.period)
