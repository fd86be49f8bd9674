"""The basic types of the data: strict objects, ids, lines of text, years and dates."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any, Final, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError, PydanticKnownError

# The way to a value in a file or an object: names of fields, and positions (from 0) in lists.
Trail: TypeAlias = tuple[str | int, ...]

ID_FORM: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MARK_FORM: Final = r"^\[[^\[\]\n]+ utelämna(?:d|t|de)\]$"
_REF: Final = r"^[a-z0-9-]+/[a-z0-9-]+$"
_COMMITMENT: Final = r"^[a-z0-9-]+#[a-z0-9-]+$"
_ANCHOR: Final = r"^[a-z0-9-]+/[a-z0-9-]+#[a-z0-9-]+$"
_ADDRESS: Final = r"^([a-z0-9-]+/)+(#[a-z0-9-]+)?$"
_FILE: Final = r"^[a-z0-9-]+\.txt$"
_ORIGINAL: Final = r"^[a-z0-9-]+\.[a-z0-9]{1,8}$"
_CODE: Final = r"^[0-9]{4}$"
_ORGANISATION: Final = r"^[0-9]{10}$"
_SHORT_SUM: Final = r"^[a-z]{8}$"
_EMAIL: Final = r"^[^\s@]+@[^\s@]+$"
_HTTPS: Final = r"^https://\S+$"
_SHA256: Final = r"^[0-9a-f]{64}$"
# What each form expects, in an editor's words. A fault says it if a text has another form.
FORMS: Final = {
    ID_FORM: "ett id av små bokstäver a–z, siffror och bindestreck",
    _REF: "kommun/id, till exempel huddinge/lokal-samverkan",
    _COMMITMENT: "dokument#åtagande, till exempel verksamhetsplan-2020#trygghetsdialoger",
    _ANCHOR: "kommun/dokument#ställe, till exempel huddinge/verksamhetsplan-2020#mal",
    _ADDRESS: "en adress som huddinge/amnen/ eller huddinge/amnen/#stalle, utan / först",
    _FILE: (
        "namnet på en fil i data/sources/, utan mapp: små bokstäver a–z, siffror och bindestreck, "
        "och sist .txt"
    ),
    _ORIGINAL: "namnet på en fil i data/sources/originals/, utan mapp",
    _CODE: "kommunens kod, fyra siffror",
    _ORGANISATION: "ett organisationsnummer, tio siffror utan bindestreck",
    _SHORT_SUM: "en summa av åtta bokstäver; make check skriver den rätta",
    _EMAIL: "en e-postadress",
    _HTTPS: "en webbadress som börjar med https://",
    _SHA256: "en summa (SHA-256) av 64 tecken, 0–9 och a–f",
    MARK_FORM: (
        "ett märke som [e-postadress utelämnad]: inom hakparentes, och sist utelämnad, utelämnat "
        "eller utelämnade"
    ),
}
PANELS_FOLDER: Final = "inbaddning"  # the folder of the panels: <municipality>/… under it
DOCUMENTS_FOLDER: Final = "dokument"  # the folder of a municipality's documents
# The folder under `sources/` with the files that texts were read from.
ORIGINALS: Final = "originals"
# The most characters of each. No real document needs as many; without a limit, a file could make a
# build run for minutes, or name a page that no file system can hold.
LONGEST_ID: Final = 100
LONGEST_LINE: Final = 2_000
LONGEST_TEXT: Final = 20_000
_LONGEST_ADDRESS: Final = 400
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _no_edge_space(text: str) -> str:
    if text != text.strip() or not text:
        raise ValueError("texten får inte vara tom och inte börja eller sluta med mellanslag")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("texten ska stå på en rad utan radbrytning")
    return _no_edge_space(text)


def _iso_date(value: Any) -> Any:
    """Read a date. The loader leaves dates as text, so that a bad one gets a position."""
    if not isinstance(value, str):
        return value
    try:
        if _DATE.fullmatch(value):  # fromisoformat alone also accepts 20260228 and 2026-W01-1
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern")


def _number(value: Any) -> Any:
    """Check the type here. A union would give a bad value a fault for each of its types."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number_type", "a number")
    return value


def _whole_or_printed(value: Any) -> Any:
    """Check the type here too. The number 1.10 is not the text 1.10."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError('väntade ett heltal, eller text inom citattecken: "1.1"')
    if isinstance(value, int):
        if value < 1:
            raise PydanticKnownError("greater_than_equal", {"ge": 1})
        return value
    if len(value) > LONGEST_LINE:
        raise PydanticKnownError("string_too_long", {"max_length": LONGEST_LINE})
    return _one_line(value)


def asked(form: str, expected: str) -> JsonDict:
    """What a schema says of a text whose form a function asks for: no schema runs a function.

    `form` lacks its end, which is written so that every dialect of expressions means the same.
    """
    return {"pattern": rf"^{form}(?![\s\S])", "patternErrorMessage": expected}


_TEXT: Final = asked(r"\S([\s\S]*\S)?", "Texten får inte börja eller sluta med mellanslag.")
_ONE_LINE: Final = "Texten ska stå på en rad, och inte börja eller sluta med mellanslag."
_LINE: Final = asked(r"\S([^\n]*\S)?", _ONE_LINE)
_CELL: Final = asked(r"(\S([^\n]*\S)?)?", _ONE_LINE)

Id = Annotated[str, Field(pattern=ID_FORM, max_length=LONGEST_ID)]
Ref = Annotated[str, Field(pattern=_REF, max_length=2 * LONGEST_ID + 1)]
CommitmentRef = Annotated[str, Field(pattern=_COMMITMENT, max_length=2 * LONGEST_ID + 1)]
AnchorRef = Annotated[str, Field(pattern=_ANCHOR, max_length=3 * LONGEST_ID + 2)]
Address = Annotated[str, Field(pattern=_ADDRESS, max_length=_LONGEST_ADDRESS)]
FileName = Annotated[str, Field(pattern=_FILE, max_length=LONGEST_ID + 4)]
OriginalName = Annotated[str, Field(pattern=_ORIGINAL, max_length=LONGEST_ID + 9)]
MunicipalityCode = Annotated[str, Field(pattern=_CODE)]
OrganisationNumber = Annotated[str, Field(pattern=_ORGANISATION)]
ShortSum = Annotated[str, Field(pattern=_SHORT_SUM)]
Email = Annotated[str, Field(pattern=_EMAIL, max_length=LONGEST_LINE)]
WebAddress = Annotated[str, Field(pattern=_HTTPS, max_length=LONGEST_LINE)]
Sha256 = Annotated[str, Field(pattern=_SHA256)]
Mark = Annotated[str, Field(pattern=MARK_FORM)]
Line = Annotated[
    str,
    Field(max_length=LONGEST_LINE, json_schema_extra=_LINE),
    AfterValidator(_one_line),
]
Brief = Annotated[
    str,
    Field(max_length=300, json_schema_extra=_LINE),
    AfterValidator(_one_line),
]
Text = Annotated[
    str,
    Field(max_length=LONGEST_TEXT, json_schema_extra=_TEXT),
    AfterValidator(_no_edge_space),
]
Year = Annotated[int, Field(ge=1900, le=2100)]
Number = Annotated[int | float, BeforeValidator(_number, json_schema_input_type=float)]
WholeOrPrinted = Annotated[
    int | str,
    BeforeValidator(_whole_or_printed, json_schema_input_type=Annotated[int, Field(ge=1)] | Line),
]
Date = Annotated[dt.date, BeforeValidator(_iso_date)]
Cell = Annotated[
    str,
    Field(max_length=LONGEST_TEXT, json_schema_extra=_CELL),
    AfterValidator(lambda text: _one_line(text) if text else text),
]


_NONE_GIVEN: Final[set[str]] = set()


class Model(BaseModel):
    """A strict and frozen object: no number is read as text, and an unknown key is a fault."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    def model_post_init(self, context: Any) -> None:  # noqa: ARG002 - pydantic's
        """Forget which fields were given. Pydantic keeps a set for each object; nothing uses it."""
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_GIVEN)


class Paged(Model):
    """What begins on a page of the original: `page`, if it is known."""

    page: int | None = Field(default=None, ge=1, le=99_999)


def slug(text: str) -> str:
    """The id nearest to a text: ”Ökad trygghet” gives okad-trygghet. "" if nothing is left."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def part_at(value: Any, trail: Trail) -> Any:
    """The part of a model object at `trail`. Raises AttributeError or IndexError without one."""
    for step in trail:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value
