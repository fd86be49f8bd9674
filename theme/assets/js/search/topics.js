// The topics of a query, and of a page that it found.

import { commonStart, isForm, lettersOf, reads, SHORTEST_START } from "./forms.js";
import { isStop } from "./query.js";
import { tokens } from "./tokens.js";

const NEAR = 4; // the first letters that a word and a topic's name share
const OFFERED = 3;
const OWN = 3; // letters after what they share, in both: kommunal|skatt is no kommunal|val

/** The topics with a name that is the word, another form of it, or a compound that starts with it. */
export function topicsOf(word, lexicon) {
  const starts = (name) => word.length >= SHORTEST_START && name.startsWith(word);
  const goesBy = (name) => name === word || isForm(word, name) || starts(name);
  return Object.entries(lexicon.topics)
    .filter(([, names]) => names.some(goesBy))
    .map(([id]) => id);
}

/** The topics through which the page was found, for words that its text does not have. */
export function topicsThrough({ terms }, topics, lexicon) {
  const by = (fields) => fields.includes("amne") || fields.includes("fleramnen");
  const words = terms
    .filter(({ onPage, fields }) => !onPage && by(fields))
    .flatMap((term) => term.words.map(({ word }) => word));
  const found = new Set(words.flatMap((word) => topicsOf(word, lexicon)));
  return topics.filter((id) => found.has(id));
}

/** Whether a text is a name, or the first words of a name. */
export function isNamed(text, name) {
  const words = tokens(name);
  return words.length > 0 && tokens(text).every((typed, i) => words[i] && reads(typed, words[i]));
}

/** Up to three topics with a name that starts like a word of the text, with most of its letters. */
export function nearTopics(text, lexicon) {
  const asked = tokens(text).filter((word) => !isStop(word, lexicon));
  const shared = (word, name) => {
    const start = commonStart(word, lettersOf(word)(name));
    const isOther = Math.min(word.length, name.length) - start >= OWN;
    return start > word.length / 2 && !isOther ? start : 0;
  };
  const closeness = ([, names]) =>
    Math.max(0, ...names.flatMap((name) => asked.map((word) => shared(word, name))));
  return Object.entries(lexicon.topics)
    .map((topic) => [topic[0], closeness(topic)])
    .filter(([, near]) => near >= NEAR)
    .sort((a, b) => b[1] - a[1])
    .slice(0, OFFERED)
    .map(([id]) => id);
}
