// Which words of a query the pages do not say. A page may be found through its topic alone.

import { likeness } from "./answers.js";
import { saidIn } from "./tokens.js";

// The ways of reading a word that the page reports: the word itself is in no text.
export const READ = ["completed", "corrected", "part", "synonym"];
const SHORTEST = 5; // letters of a word that may be the last part of another
const ENDING = 2; // letters of an ending
const TOPICS = ["amne", "fleramnen"]; // the fields that are no words of a page's own

/** The words, as typed, that the text that is shown of a hit does not say. `stop` are words that are no forms. */
export function unshownOf({ terms: had }, terms, shown, stop) {
  const found = saidIn(shown);
  const shows = ({ typed, words }) =>
    words.some(({ word }) => likeness(word, found, stop) > 0) || found.some((token) => isLastPart(typed, token) || isFirstPart(typed, token));
  // What a compound was read as stands for it together.
  const isPart = ({ how }) => how === "part";
  const whole = distinct(terms.filter(isPart)).filter((typed) => terms.filter((one) => one.typed === typed).every(shows));
  const read = had.filter((one) => READ.includes(one.how) && !isPart(one));
  const words = new Set([...whole, ...distinct([...terms.filter((one) => !isPart(one) && shows(one)), ...read])]);
  return distinct(terms).filter((typed) => !words.has(typed));
}

/** Whether a hit's page does not say any of these words either. `unsaid` are those that none of its sentences has. */
export function isUnsaid(words, { terms: had }, unsaid) {
  const own = had.filter(({ onPage, fields }) => onPage || isOwn(fields));
  return words.every((typed) => unsaid.includes(typed) && !own.some((term) => term.typed === typed));
}

/**
 * The words, as typed, that no document says. `answers` are Pagefind's for each word of each term (see
 * ranking.js), and `isEdited` says of a page's id whether the page has words of the editors'.
 */
export function silentOf(terms, answers, isEdited) {
  const says = ({ id, words, matchedMetaFields = [] }) =>
    !isEdited(id) && (words.length > 0 || isOwn(matchedMetaFields));
  const silent = terms.filter(({ how }, i) => {
    const found = answers[i].flatMap(({ exact, alike }) => [...exact, ...alike]);
    return !READ.includes(how) && !found.some(says);
  });
  return distinct(silent);
}

/**
 * The words, as typed, that neither the titles of hits nor what answers has, with what leads to it and who is to
 * act. A hit that is not weighed may have any.
 */
export function unsaidBy(hits, terms, stop) {
  const asked = terms.filter(({ how }) => !READ.includes(how));
  if (hits.some(({ answer }) => !answer)) return [];
  const told = hits.flatMap(({ page, answer }) => [page.t, ...answer.sentences.flatMap(({ t, i, v }) => [i, v, t])]);
  const found = saidIn(told.join(" "));
  const silent = asked.filter(({ words }) => !words.some(({ word }) => likeness(word, found, stop) > 0));
  return distinct(silent);
}

/** Whether a longer word ends with a word, or with a form of it: kommunpolisen says police. */
function isLastPart(typed, token) {
  const base = typed.slice(0, Math.max(SHORTEST, typed.length - ENDING));
  const at = typed.length < SHORTEST ? -1 : token.lastIndexOf(base);
  return at > 0 && token.length - at - base.length <= 2 * ENDING;
}

/** Whether a longer word begins with a word, or with a form of it: kamerabevakning says cameras. */
function isFirstPart(typed, token) {
  const base = typed.slice(0, Math.max(SHORTEST, typed.length - ENDING));
  return typed.length >= SHORTEST && token.startsWith(base) && token.length - base.length > 2 * ENDING;
}

function isOwn(fields) {
  return fields.some((name) => !TOPICS.includes(name));
}

function distinct(terms) {
  return [...new Set(terms.map(({ typed }) => typed))];
}
