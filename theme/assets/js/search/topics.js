// Which topics a query, or a page that it found, has to do with.

import { commonStart, isForm, lettersOf, reads, SHORTEST_START } from "./forms.js";
import { isStop } from "./query.js";
import { tokens } from "./tokens.js";

const NEAR = 4; // letters that a word and a topic's name start with
const OFFERED = 3;

/** The topics that go by a word, by another form of it or by a compound that starts with it. */
export function topicsOf(word, lexicon) {
  const starts = (name) => word.length >= SHORTEST_START && name.startsWith(word);
  const goesBy = (name) => name === word || isForm(word, name) || starts(name);
  return Object.entries(lexicon.topics)
    .filter(([, names]) => names.some(goesBy))
    .map(([id]) => id);
}

/** Those of a page's topics that led to it, for words that its text does not have. */
export function topicsThrough({ terms }, topics, lexicon) {
  const by = (fields) => fields.includes("amne") || fields.includes("fleramnen");
  const words = terms
    .filter(({ onPage, fields }) => !onPage && by(fields))
    .flatMap((term) => term.words.map(({ word }) => word));
  const found = new Set(words.flatMap((word) => topicsOf(word, lexicon)));
  return topics.filter((id) => found.has(id));
}

/** Whether a text is a name, or the first words of it. */
export function isNamed(text, name) {
  const words = tokens(name);
  return words.length > 0 && tokens(text).every((typed, i) => words[i] && reads(typed, words[i]));
}

/** Up to three topics with a name that starts as a word of the text does. */
export function nearTopics(text, lexicon) {
  const asked = tokens(text).filter((word) => !isStop(word, lexicon));
  const shared = (word, name) => commonStart(word, lettersOf(word)(name));
  const closeness = ([, names]) =>
    Math.max(0, ...names.flatMap((name) => asked.map((word) => shared(word, name))));
  return Object.entries(lexicon.topics)
    .map((topic) => [topic[0], closeness(topic)])
    .filter(([, near]) => near >= NEAR)
    .sort((a, b) => b[1] - a[1])
    .slice(0, OFFERED)
    .map(([id]) => id);
}
