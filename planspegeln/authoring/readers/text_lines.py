"""What a line of a plain text reads like by itself: a row, an entry, a cover's line, maybe a heading."""

from __future__ import annotations

import re
from typing import Final

from planspegeln.authoring.readers.lines import CLAUSE, GOES_ON, LABELLED, LABELS, Line
from planspegeln.authoring.readers.numbers import MARK, number_of, starts

# A heading with Markdown's mark.
MARKED: Final = re.compile(r"\s*(#{1,6})\s+\S")
# The sign of an entry of a list. Word's own bullet has no sign of its own in Unicode.
BULLET: Final = re.compile(
    r"(?P<indent>\s*)(?P<sign>[-*+•·–▪◦‣➢✓\uf0b7\uf0a7]|o(?=[ \t]))\s+(?P<words>\S.*)"
)
# An entry whose mark and words a tab parts.
_LISTED: Final = re.compile(
    r"(?:[0-9]{1,2}[.)]|\(?[a-zåäö]\)|[a-zåäö]\.|\(?[ivx]{1,4}[.)]|[-*•·–▪◦➢✓o])\t[^\t]*"
)
APART: Final = re.compile(r" {2,}")  # between the cells of a row
SURE: Final = re.compile(r"\S *\t|\||\S {3,}\S")  # as APART, and in no running text
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SENTENCE: Final = re.compile(r"[^\W\d_a-zåäö].*[.!?:]['”\")]?", re.DOTALL)
# One that may also start with a number, or in quotation marks.
TEXT: Final = re.compile(r"['”\"(]?[^\W_a-zåäö].*[.!?:]['”\")]?", re.DOTALL)
ENDED: Final = re.compile(r".*[.!?]['”\")]?", re.DOTALL)
# Words that no heading ends with, and no paragraph.
_SMALL: Final = re.compile(
    r"(?:och|eller|samt|att|som|för|med|till|av|i|på|om|den|det|de|en|ett|är|har|ska|kan|från|under|vid)"
)
# Numbers that head a part wherever the part stands. "2." and "2" must come next, or are an entry's.
OWN: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,3})+[.)]?|§.*|.*§|(?:Bilaga|Kap|Avsnitt|Del).*")
WHOLE: Final = re.compile(r"[0-9]{1,2}\.?")
# Who sends a document, and a line of a cover that says when it was decided.
_SENDER: Final = re.compile(
    r"\w*(?:nämnd|styrelse|fullmäktige|förvaltning|kontor|kommun|region|beredning|utskott)"
    r"(?:e?n|et)?"
)
_DECIDED: Final = re.compile(
    r"(?:Antagen|Fastställd|Beslutad|Reviderad|Upprättad|Godkänd|Dnr|Diarie\w*)\b.*[0-9].*"
)
# What a heading may be called before a colon: "Mål 1: Rena torg".
_CALLED: Final = re.compile(
    r"(?i:\w*mål|\w*område|åtgärd|insats|prioritering|strategi|uppdrag|steg|del|kapitel)"
    r"(?: [0-9]{1,2}(?:\.[0-9]{1,2})?)?: [^\Wa-zåäö].*"
)
# A name, and below it what somebody is: "ordförande".
_SIGNER: Final = re.compile(r"[^\W\d_a-zåäö][\w-]+(?: [^\W\d_a-zåäö][\w-]*){1,3}\n\w+(?: \w+){0,2}")
# A fact in a line: a label of a few words, and its value, which is no sentence.
_FACT: Final = re.compile(r"[^\W\d_a-zåäö][\w/-]*(?: [\w/-]+){0,2}: \S.*[^.!?:;,]")
CAPTION: Final = re.compile(r"(?:Tabell|Diagram|Figur)\b")  # what stands above a table and names it
UNIT: Final = re.compile(
    r"(?:Belopp|[Tt]kr|[Mm]nkr|[Kk]kr|Antal|Andel|Procent)\b"
)  # of a table below
_SHARE: Final = re.compile(r"[0-9]+ av [0-9]+\b")  # "3 av 5" says how much of something
LONGEST_HEADING: Final = 90  # characters; a longer line is no heading
_LONGEST_SENTENCE: Final = 200  # characters of an entry without a mark
_NEXT: Final = re.compile(r"[.!?]['”\")]? +[^\Wa-zåäö]")  # where another sentence starts
# The number of what is decided, on a line of its own.
_DECISION: Final = re.compile(r"§ ?[0-9]{1,3}")


def goes_on(line: Line) -> bool:
    """Whether the line continues a sentence. An entry with a letter does not."""
    return bool(GOES_ON.match(line.words)) and not MARK.fullmatch(line.words)


def is_broken_off(words: str) -> bool:
    """Whether words end in the middle of a sentence or a word."""
    return words[-1] in ",-" or bool(_SMALL.fullmatch(words.rsplit(" ", 1)[-1]))


def is_on_cover(line: Line) -> bool:
    """Whether a line reads like one of a cover: a short one that has no end of a sentence."""
    return len(line.words) <= LONGEST_HEADING and not re.search(r"[.!?] |[.!?;:,]$", line.words)


def is_detail(line: Line) -> bool:
    """Whether the line is a label, or says when the document was decided."""
    return bool(
        line.words in LABELS or LABELLED.fullmatch(line.words) or _DECIDED.fullmatch(line.words)
    )


def is_sender(line: Line) -> bool:
    """Whether the line ends with who sends a document: "Socialnämnden, Påhittköpings kommun"."""
    return bool(_SENDER.fullmatch(line.words.rsplit(" ", 1)[-1].lower()))


def is_municipality(line: Line) -> bool:
    """Whether the line is the name of a municipality or a region: "Påhittköpings kommun"."""
    return bool(re.fullmatch(r"[\w-]+ (?:kommun|region)", line.words.lower()))


def is_row(line: Line) -> bool:
    """Whether the line has cells: with tabs, bars or spaces between."""
    text = line.text.strip()
    if has_mark(line):
        return False
    return (
        line.is_whole_row
        or "\t" in text
        or "|" in text
        or (not is_entry(line) and bool(APART.search(text)))
    )


def is_far(line: Line) -> bool:
    """Whether the line has cells so far apart that they are no slip."""
    return bool(SURE.search(line.text)) and not has_mark(line)


def has_mark(line: Line) -> bool:
    """Whether the line is an entry whose words are set apart from its mark with a tab."""
    return bool(_LISTED.fullmatch(line.text.strip()))


def has_whole_number(line: Line) -> bool:
    """Whether the line starts with a number such as "2." or "2"."""
    return bool(WHOLE.fullmatch(number_of(line.words)[0]))


def is_entry(line: Line) -> bool:
    """Whether the line starts an entry of a list with bullets."""
    return bool(BULLET.match(line.text))


def is_fact(line: Line) -> bool:
    """Whether the line is a label with its value: "Mått: andel som cyklar". What is called so is none."""
    if LABELLED.fullmatch(line.words):
        return True
    return bool(_FACT.fullmatch(line.words)) and not _CALLED.fullmatch(line.words)


def starts_list(line: Line) -> bool:
    """Whether the line starts a list with numbers or letters."""
    match = MARK.fullmatch(line.words)
    return match is not None and starts(match["mark"])


def is_text(line: Line) -> bool:
    """Whether the line may be one of a running text: no fact, no entry of a list and no row of a table."""
    return not (is_fact(line) or is_entry(line) or is_row(line))


def is_role(above: str, line: str) -> bool:
    """Whether a line says what somebody is who is named above it, and goes on from nothing."""
    return bool(_SIGNER.fullmatch(f"{above}\n{line}"))


def is_clause(line: Line) -> bool:
    """Whether the line starts with "att": one of several things that somebody decides, maybe."""
    return line.words.startswith(CLAUSE)


def is_one_sentence(line: Line) -> bool:
    """Whether the line is a short sentence with no other after it."""
    is_short = len(line.words) <= _LONGEST_SENTENCE
    return is_short and bool(SENTENCE.fullmatch(line.words)) and not _NEXT.search(line.words)


def is_decision(line: Line) -> bool:
    """Whether the line is the number of a decision alone: what it is about stands below it."""
    return bool(_DECISION.fullmatch(line.words))


def starts_with_number(line: Line) -> bool:
    """Whether the line has a heading's number, and then words that start with a capital."""
    number, words = number_of(line.words)
    return bool(number) and not words[0].islower()


# A sentence that ends with the mark of a note, and a note that leads back to its mark.
_NOTED: Final = re.compile(r"[a-zåäö)”][.!?](?:\d{1,2}|\[\d{1,2}\]|[¹²³⁴-⁹]+)$|↩.?$")
# When a page was last changed: its foot.
_UPDATED: Final = re.compile(
    r"(?:Sidan |Senast )?(?:uppdaterad|ändrad|publicerad|granskad)(?: senast)?:? .*[0-9]{4}.*",
    re.IGNORECASE,
)
# What minutes are called, with their date.
_MINUTES: Final = re.compile(r"(?:Sammanträdes)?protokoll(?:sutdrag)?\b", re.IGNORECASE)
# Where a page stands on a site: "Hem / Politik / Styrdokument".
_PATH: Final = re.compile(r" ([/>›»]) .* \1 ")


def may_be_heading(line: Line) -> bool:
    """Whether a line that stands by itself reads like a heading."""
    text = line.words
    return not (
        len(text) > LONGEST_HEADING
        or text[-1] in ".,;!"
        or _NOTED.search(text)
        or _UPDATED.fullmatch(text)
        or not (
            text[0].isupper() or text[0].isdigit() or text[0] in "”\"'" or starts_with_number(line)
        )
        or re.search(r"[@\t]|www\.", number_of(line.text)[1])
        or (": " in number_of(text)[1] and not _CALLED.fullmatch(text))
        or not (any(sign.isalpha() for sign in text) or YEAR.fullmatch(text))
        or _SMALL.fullmatch(text.rsplit(" ", 1)[-1])
        or (_DATE.search(text) and not _MINUTES.match(text))
        or _PATH.search(text)
        or _SHARE.match(text)
    )
