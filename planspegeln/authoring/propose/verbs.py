"""Verbs of administrative Swedish, by their forms: genomföra, genomförs, genomfördes, genomfört.

The verbs are those that plans and reports of municipalities are commonly written with, chosen by the
project. Their forms are by the four conjugations of Swedish; those that differ are listed.
"""

from __future__ import annotations

import re
from typing import Final

# -a, -ar, -ade, -at.
_FIRST: Final = (
    "aktivera analysera anordna anpassa ansvara arbeta arrangera avsluta avveckla bearbeta "
    "bemanna besvara bevaka bevilja bilda delta dokumentera effektivisera engagera erbjuda "
    "etablera finansiera fokusera formulera fullfölja förankra förbereda fördela fördjupa "
    "förenkla förebygga förmedla förnya förstärka förtydliga förvalta förverkliga granska "
    "handla hantera identifiera implementera informera initiera inkludera inleda installera "
    "integrera intensifiera inventera investera kalla kartlägga klargöra kommunicera "
    "komplettera konkretisera koppla kvalitetssäkra leda leverera marknadsföra medverka "
    "mobilisera modernisera motverka mäta möjliggöra nyanlägga odla optimera ordna organisera "
    "planera plantera presentera prioritera producera projektera pröva publicera redovisa "
    "reglera rekrytera renovera rusta samarbeta samla samordna samverka satsa "
    "situationsanpassa skapa skydda stimulera stärka säkra säkerställa synliggöra testa "
    "tillgängliggöra tillgänglighetsanpassa tillsätta tillämpa tydliggöra undersöka uppdatera "
    "upphandla upprätta uppmärksamma utbilda utforma utnyttja utreda utse utveckla utvärdera "
    "utöka utöva vidareutveckla värna verka åtgärda ändra översätta "
)
# Those that are conjugated otherwise: infinitive, present, past and supine. They stand in the list
# above, too, if their infinitive is like the others'.
_OTHER: Final = (
    "anlägga anlägger anlade anlagt, anställa anställer anställde anställt, "
    "anta antar antog antagit, avsätta avsätter avsatte avsatt, "
    "besluta beslutar beslutade beslutat, bjuda bjuder bjöd bjudit, "
    "bygga bygger byggde byggt, byta byter bytte bytt, dela delar delade delat, "
    "delta deltar deltog deltagit, driva driver drev drivit, "
    "erbjuda erbjuder erbjöd erbjudit, fastställa fastställer fastställde fastställt, "
    "fortsätta fortsätter fortsatte fortsatt, fullfölja fullföljer fullföljde fullföljt, "
    "följa följer följde följt, förbereda förbereder förberedde förberett, "
    "förebygga förebygger förebyggde förebyggt, föreslå föreslår föreslog föreslagit, "
    "förstärka förstärker förstärkte förstärkt, ge ger gav gett, "
    "genomföra genomför genomförde genomfört, göra gör gjorde gjort, "
    "genomgå genomgår genomgick genomgått, hålla håller höll hållit, "
    "höja höjer höjde höjt, införa inför införde infört, inviga inviger invigde invigt, "
    "inhämta inhämtar inhämtade inhämtat, inleda inleder inledde inlett, "
    "inrätta inrättar inrättade inrättat, kartlägga kartlägger kartlade kartlagt, "
    "klargöra klargör klargjorde klargjort, köpa köper köpte köpt, leda leder ledde lett, "
    "lyfta lyfter lyfte lyft, lägga lägger lade lagt, lämna lämnar lämnade lämnat, "
    "marknadsföra marknadsför marknadsförde marknadsfört, minska minskar minskade minskat, "
    "måla målar målade målat, mäta mäter mätte mätt, "
    "möjliggöra möjliggör möjliggjorde möjliggjort, "
    "nyanlägga nyanlägger nyanlade nyanlagt, nå når nådde nått, "
    "pröva prövar prövade prövat, påbörja påbörjar påbörjade påbörjat, se ser såg sett, "
    "skriva skriver skrev skrivit, stärka stärker stärkte stärkt, "
    "starta startar startade startat, svara svarar svarade svarat, "
    "synliggöra synliggör synliggjorde synliggjort, "
    "säkerställa säkerställer säkerställde säkerställt, sätta sätter satte satt, "
    "söka söker sökte sökt, ta tar tog tagit, "
    "tillgängliggöra tillgängliggör tillgängliggjorde tillgängliggjort, "
    "tillhandahålla tillhandahåller tillhandahöll tillhandahållit, "
    "tillsätta tillsätter tillsatte tillsatt, trycka trycker tryckte tryckt, "
    "tydliggöra tydliggör tydliggjorde tydliggjort, "
    "undersöka undersöker undersökte undersökt, utföra utför utförde utfört, "
    "utreda utreder utredde utrett, utse utser utsåg utsett, visa visar visade visat, "
    "öka ökar ökade ökat, öppna öppnar öppnade öppnat, "
    "översätta översätter översatte översatt"
)
_CONJUGATED: Final = {forms[0]: forms[1:] for verb in _OTHER.split(", ") if (forms := verb.split())}
_ALL: Final = {
    verb: _CONJUGATED.get(verb) or [f"{verb}r", f"{verb}de", f"{verb}t"]
    for verb in (*_FIRST.split(), *_CONJUGATED)
}


def present(infinitive: str) -> str:
    """Utvecklar of utveckla, leder of leda. A verb that is not listed is taken for one in -ar."""
    return _ALL[infinitive][0] if infinitive in _ALL else f"{infinitive}r"


def passive(present: str) -> str:
    """Utvecklas of utvecklar, bjuds of bjuder, ges of ger."""
    if present.endswith(("ar", "år")) or present in ("ger", "ser"):
        return f"{present.removesuffix('r')}s"
    return f"{present.removesuffix('er')}s"


INFINITIVES: Final = frozenset(_ALL) | {"få"}
PRESENT: Final = frozenset(forms[0] for forms in _ALL.values())
PASSIVE: Final = frozenset(passive(forms[0]) for forms in _ALL.values())
# Words in -as that are no passive: of verbs that have no other form, and what belongs to several.
_NOT_PASSIVE: Final = re.compile(
    r"(?:andas|finnas|fattas|handlas|hoppas|kallas|lyckas|minnas|misslyckas|saknas|tyckas|väntas|\w+rnas)$"
)


def is_passive(form: str) -> bool:
    """Whether a word is the passive present of some verb in -a, which end in -as: reserveras."""
    return len(form) > 5 and form.endswith("as") and _NOT_PASSIVE.match(form) is None


# Verbs that say little of what was done: "gav ett överskott".
_LIGHT: Final = frozenset({"ge", "se", "svara", "visa"})
# genomförde, genomfördes.
PAST: Final = frozenset(
    forms[1] + s for verb, forms in _ALL.items() if verb not in _LIGHT for s in ("", "s")
)
# genomfört, genomförts. The active form stands with "har", and is an adjective without it: "ökat antal".
SUPINE: Final = frozenset(forms[2] + s for forms in _ALL.values() for s in ("", "s"))
# Verbs in forms that say what is or was, with those that the lists above lack.
_COMMON: Final = (
    "är var blir blev har hade får fick kan kunde ska skall skulle vill ville kommer kom finns fanns "
    "står stod sitter satt ligger låg går gick ser såg vet deltar deltog håller höll gör gjorde "
    "känner kände tycker tyckte uppger uppgav svarar svarade bor bodde lever levde besöker besökte "
    "behöver behövs saknar saknas saknades anser upplever upplevde röstar röstade avser gäller anger "
    "bör måste hölls byggs skedde inkom gav bidrog ingår ingick utgör utgjorde betyder innebär"
)
_FINITE: Final = frozenset(_COMMON.split()) | PRESENT | PASSIVE | PAST
# The endings of the past passive, and of the supine in -ts: öppnades, byggdes, hölls, utbildats.
_PASSED: Final = re.compile(r"\w{2,}(?:ades|ttes|[rlndg]des|[ks]tes)$")
_HELPED: Final = re.compile(r"\w{2,}[aitrl]ts$")


def is_finite(form: str) -> bool:
    """Whether a word in small letters may be the verb of a clause: står, byggdes, reserveras."""
    return form in _FINITE or is_passive(form) or _PASSED.match(form) is not None


def is_verb(word: str) -> bool:
    """Whether a word may be a verb in any form."""
    form = word.lower()
    return (
        is_finite(form) or form in INFINITIVES or form in SUPINE or _HELPED.match(form) is not None
    )
