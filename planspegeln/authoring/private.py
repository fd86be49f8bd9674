"""Takes what is somebody's own out of the words that a draft makes, and of those that it sets aside."""

from __future__ import annotations

from collections.abc import Collection

from planspegeln.swedish.persons import ADDRESS_MARK, OWN_ADDRESS, WITHHELD, form_of, without


def nameless(wanted: str, people: Collection[str]) -> str:
    """An id without the words of people's names."""
    for name in people:
        while form := form_of(name, wanted):
            wanted = wanted.replace(form, "").strip("-").replace("--", "-")
    return wanted


def is_named(text: str, people: Collection[str], *, surname: bool = True) -> bool:
    """Whether the name of one of the people stands in a text, in any form.

    With `surname`, the last part of the name is such a form.
    """
    return any(form_of(name, text, surname=surname) for name in people)


def withheld(text: str, people: Collection[str]) -> str:
    """The text with a mark for each name and each e-mail address that is somebody's own.

    It is a mark alone if it has a name in another form.
    """
    left = without(OWN_ADDRESS.sub(ADDRESS_MARK, text), people)
    return WITHHELD if is_named(left, people) else left
