"""Tests of `planspegeln.authoring.readers.leads`."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.leads import leads_on


@pytest.mark.parametrize(
    "words",
    [
        *("Nämnden ska", "Nämnden ska också", "Vi vill", "Nämnden ska bland annat", "Det vi ska"),
        *("Under 2031 ska nämnden", "Under 2031 ska Norra skolan", "Dessutom bör skolorna"),
        *("Under 2031 ska de lokala föreningarna", "Därför vill kommunen", "Det ska ske genom att"),
        *(
            "Kommunen arbetar för att",
            "Planen omfattar",
            "Planen omfattar till exempel",
            "I planen ingår",
        ),
        *(
            "Nämnden måste inte",
            "Vi stöder både",
            "Nämnden ska göra följande",
            "Under året fortsätter",
        ),
        "För att fler ska våga ska biblioteket",
        *(
            "Nämnden har under året",
            "Under året har nämnden",
            "Vi har också",
            "Under kvartalet har rådet",
        ),
        *("I varje by ska det finnas", "Det ska kommunen vara", "Planen ska innehålla"),
    ],
)
def test_the_start_of_a_sentence(words: str) -> None:
    """More must follow: its end wants it, or "ska" lacks its verb."""
    assert leads_on(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Mål",
            "Åtgärder 2031",
            "Det här ska kommunen göra",
            "Brott ska minska",
            "Alla ska trivas",
        ),
        *("Vad vi vill", "Så kan vi", "Vad ska göras?", "Nämnden ska också?", "Det ska alla få"),
        *(
            "Det nämnden har under året gjort",
            "Vi har tre mål",
            "Under året har nämnden arbetat med vattnet",
        ),
        *("Unga som kan svenskt teckenspråk", "Ansvar och samordning", "Vi ska nå målen"),
        *(
            "Skrivningar om vilja",
            "Det ska finnas bänkar",
            "Vi ska skriva mer",
            "Kan och vilja",
            "Kommunen kan mycket.",
        ),
    ],
)
def test_what_may_be_a_heading(words: str) -> None:
    """A question, or words of which none is missing."""
    assert not leads_on(words)
