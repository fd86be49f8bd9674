// What the page says about a search: how it was read, how much it found, and what to try next.

import { isPlace } from "./answers.js";
import { isForm } from "./forms.js";
import { tokens } from "./tokens.js";
import { nearTopics } from "./topics.js";
import { READ } from "./unsaid.js";

const LONGEST = 60; // characters of a query that is named
const ONLY = " Bara prioriteringar, insatser och siffror har ämnen: dokumentens övriga text är inte med.";

/**
 * The message about what `search` in engine.js has found for the text `q`. Its parts are texts, the
 * main thing ({ main }, a text), topics to link to ({ topic }, an id), and a search to link to ({ wider }, a text,
 * for the query alone).
 * `narrowed` has the `labels` of what was chosen, whether a topic is (`topical`: a document's own text has none),
 * the `year` if one is, and, if that leaves nothing, how `many` hits there are without it. `found.shown` has the words of the answers
 * that are shown: a label may have a word in a form that the texts do not have.
 */
export function message(q, found, narrowed) {
  const cut = found.isCut ? [" Bara de första 200 tecknen söks."] : [];
  if (found.hits.length > 0 && !narrowed && isBeside(found)) {
    const rest = found.terms.map(({ typed }) => typed).join(" ");
    const near = ` ${counted(found.hits, "")} för ”${rest}”.`;
    return [{ main: `Inget i samlingen om ${quoted(found.unknown)}.` }, near, ...cut, ...reading({ ...found, unknown: [] })];
  }
  const read = [...cut, ...reading(found, narrowed)];
  if (found.hits.length > 0) return [{ main: counted(found.hits) }, ...read];
  if (narrowed?.many > 0) {
    const main = `Inga träffar för ”${named(q)}” ${among(narrowed)}.`;
    const wider = `${counted({ length: narrowed.many }, "")} utan urvalet`;
    return [{ main }, ...read, " ", { wider }];
  }
  if (q && tokens(q).length === 0) return [{ main: "Skriv ett ord eller ett tal." }];
  const main = q ? `Inget i samlingen om ”${named(q)}”.` : "Inga sidor med det urvalet.";
  const searched = q ? [` Sökte i ${found.lexicon.searched}. Namn på enskilda kan vara utelämnade, och sökningen känner inte till alla former av ett ord.`] : [];
  return [{ main }, ...read, ...searched, " ", ...wayOn(q, found.lexicon)];
}

/** Where was searched, if something is chosen. */
function among({ labels, topical }) {
  return `${topical ? "bland prioriteringar, insatser och siffror " : ""}med urvalet ${labels.join(", ")}`;
}

/** Whether only the name of a place, or that it is a municipality, is left of what was asked for. */
function isBeside({ unknown, terms, lexicon }) {
  const isGeneral = (term) => isPlace(term, lexicon) || term.words.some(({ word }) => isForm("kommun", word));
  return unknown.length > 0 && terms.length > 0 && terms.every(isGeneral);
}

function quoted(words) {
  return words.map((word) => `”${word}”`).join(", ");
}

function counted({ length }, end = ".") {
  return `${length === 1 ? "En träff" : `${length} träffar`}${end}`;
}

/** The words that the site does not have, and the words that were searched for instead. */
function reading({ hits, terms, unknown, silent, most, apart, wordless, shown = new Set() }, narrowed) {
  if (wordless) return [];
  const read = terms.filter(({ how, typed }) => READ.includes(how) && !shown.has(typed));
  const asked = [...unknown, ...read.map(({ typed }) => typed)];
  const said = [];
  if (hits.length > 0) {
    said.push(...unnamed("i samlingen", narrowed ? asked : [...asked, ...silent], shown));
    if (narrowed) said.push(...unnamed(among(narrowed), silent, shown));
  }
  if (read.length > 0) {
    const searched = [...new Set(terms.map(({ words: [{ word }] }) => word))].join(" ");
    said.push(` Visar träffar för ”${searched}”.`);
  }
  if (apart) said.push(" Ingen sida har orden inom citattecken i följd. Visar träffar för orden var för sig.");
  if (most) said.push(" Några träffar har bara en del av orden.");
  if (narrowed?.topical) said.push(ONLY);
  if (narrowed?.year && hits.length > 0) {
    said.push(` Har en plan för ${narrowed.year} följts upp senare är också det med.`);
  }
  return said;
}

/** That nothing there names these words, except those that are `shown`. */
function unnamed(where, words, shown) {
  const left = [...new Set(words)].filter((word) => !shown.has(word));
  return left.length > 0 ? [` Sökningen hittade inte ${quoted(left)} ${where}.`] : [];
}

function wayOn(q, lexicon) {
  const near = nearTopics(q, lexicon);
  if (near.length === 0) return ["Pröva ett annat ord, eller välj i listorna här under."];
  const links = near.flatMap((topic, i) => (i > 0 ? [", ", { topic }] : [{ topic }]));
  return ["Ämnen som ligger nära: ", ...links];
}

/** The start of a text, to name it by. */
function named(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
