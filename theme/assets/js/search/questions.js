// What a question asks for: a reason, a meaning, a figure, a time, who is to act, what was promised or what was done.

import { tokens } from "./tokens.js";

// Words that a text has. A word that ends with * may go on: "planera*" is planeras and planerade too.
function holds(...phrases) {
  const forms = phrases.map((phrase) => (phrase.endsWith("*") ? phrase.slice(0, -1) : `${phrase} `));
  return (said) => forms.some((form) => said.includes(` ${form}`));
}

const gives = {
  reason: holds(
    ..."orsak*|därför|på grund av|eftersom|anledning*|beror på|berodde på|med tanke på".split("|"),
  ),
  meaning: holds(..."är en|är ett|innebär|betyder|syftar till|handlar om|kan tolkas".split("|")),
  count: holds(..."två tre fyra fem sex sju åtta nio tio elva tolv hälften flertalet".split(" ")),
  change: holds(..."jämfört|minskat|minskade|ökat|ökade|minskning*|ökning*|förbättring*|försämring*".split("|")),
  prize: holds("tilldela*", "utdela*", "vann", "vinnare*"),
  month: holds(
    ..."januari februari mars april maj juni juli augusti september".split(" "),
    ..."oktober november december våren hösten sommaren vintern".split(" "),
  ),
};
const ENTRY = /^[A-ZÅÄÖ]{2,}: /; // of the glossary
const SHARE_OR_YEAR = /[0-9]+(?:[.,][0-9]+)? ?(?:%|procent)|\b(?:19|20)[0-9]{2}\b/g;
const YEAR = / (19|20)[0-9]{2} /;

const DEFINED = 3; // a sentence that begins to say what the word means that was asked for
const SUBJECT = / (?:är|betyder|innebär|menas(?: med)?) (.+) $/;
const LEAST = 5; // letters of a word that its forms have
const MEANS = "(?: \\S+){0,4} (?:är en|är ett|innebär|betyder|handlar|syftar till|kan tolkas) ";

/** Whether a sentence says of the word that a question ends with what it is: "Begreppet trygghet kan tolkas …". */
function isMeaningOf(asked, said) {
  const words = SUBJECT.exec(asked)?.[1].split(" ") ?? [];
  const start = words.at(-1)?.slice(0, Math.max(LEAST, words.at(-1).length - 2));
  return Boolean(start) && new RegExp(`^ (?:\\S+ ){0,3}${start}\\S*${MEANS}`).test(said);
}

// The first that fits counts. Each has how well a sentence gives what it asks for, from 0 to 1. A
// glossary's entry comes before everything else that says what a word means.
const QUESTIONS = [
  [holds("varför", "orsak*", "anledning*"), (_, said) => Number(gives.reason(said))],
  [
    holds("vad är", "vad betyder", "vad innebär", "vad menas"),
    ({ t }, said, asked) =>
      ENTRY.test(t) ? 6 : isMeaningOf(asked, said) ? DEFINED : Number(gives.meaning(said) || t.includes("(")),
  ],
  [
    holds(
      ..."hur mycket|hur stor*|hur hög*|hur lång*|vad kosta*".split("|"),
      ..."kostnad*|andel*|procent|summa|budget*".split("|"),
    ),
    ({ t }, said) => (/[0-9]/.test(t) ? 1 : gives.count(said) ? 0.7 : 0),
  ],
  [
    holds("hur många", "antal*"),
    ({ t }, said) =>
      /[0-9]/.test(t.replace(SHARE_OR_YEAR, "")) ? 1 : gives.count(said) ? 0.7 : /[0-9]/.test(t) ? 0.4 : 0,
  ],
  [
    holds(..."minskat|minskade|ökat|ökade|förbättrats|försämrats".split("|")),
    ({ k }, said) => (gives.change(said) ? 1 : k === "o" ? 0.5 : 0),
  ],
  [
    holds("när", "vilket år", "vilken dag"),
    (_, said) => Number(YEAR.test(said) || gives.month(said)),
  ],
  [
    holds(..."vem fick|vem får|vem vann|vem vinner|vilka fick|vilka vann".split("|")),
    (_, said) => Number(gives.prize(said)),
  ],
  [
    holds(..."vem satt|vem sitter|vem ingick|vilka satt|vilka sitter|vilka ingår|vilka ingick|vilka är".split("|")),
    ({ e }) => Number(Boolean(e)),
  ],
  [holds("vem", "vilken nämnd", "ansvar*"), ({ v }) => Number(Boolean(v))],
  [
    holds(
      ..."vad vill|lova*|ska|skulle|planera*|åtagande*|mål|målet|målen".split("|"),
    ),
    ({ k }) => Number(k === "p"),
  ],
  [
    holds(
      ..."vad hände|blev|hur gick|nådde*|gjorde*|gjort|hölls|genomfördes|genomförts".split("|"),
      ..."resultat*|ställdes|inställ*|kom igång|fick|lyckades".split("|"),
    ),
    ({ k }) => Number(k === "o"),
  ],
];

/** A text as its words, with a space around each. */
export function said(text) {
  return ` ${tokens(text).join(" ")} `;
}

/**
 * What a text asks for: a function of a sentence, and of its words as `said` gives them, that says how
 * well the sentence gives it. Undefined if it asks for nothing of the kind.
 */
export function askedFor(text) {
  const plain = said(text);
  const gives = QUESTIONS.find(([asks]) => asks(plain))?.[1];
  return gives && ((sentence, words) => gives(sentence, words, plain));
}
