// Which sentences are of what is chosen: a year, and what became of a promise.

import { likeness } from "./answers.js";
import { tokens } from "./tokens.js";

const CHOSEN = 3; // a sentence that is what was chosen comes before others
const PAIRED = 1.5; // and one that is paired with it, after those
const PAIRS = 2; // the most that a sentence shows
const YEARS = /(?<![0-9])((?:19|20)[0-9]{2})(?:[–-]((?:19|20)[0-9]{2}))?(?![0-9])/g;
const FIGURE = "Siffra"; // how the label of a figure begins: its text has the year

/** How what is said of a status begins: Genomfört 2021. */
function headOf(status, { status: labels }) {
  return Object.hasOwn(labels, status) ? labels[status].split(",")[0] : status;
}

/** Whether a text is about a year. `unsaid` is what one without years is. */
function isAbout(year, text, unsaid) {
  const told = [...text.matchAll(YEARS)];
  return told.length > 0 ? told.some(([, first, last = first]) => first <= year && year <= last) : unsaid;
}

/**
 * How much a sentence counts for, if a `year` is chosen: itself, or what it is paired with. 0 if it is of
 * another. One whose label has no year may be of any.
 */
function ofYear(year, { l = "", t, p = [] }) {
  if (isAbout(year, l.startsWith(FIGURE) ? `${l} ${t}` : l, true)) return CHOSEN;
  return p.some((pair) => isAbout(year, pair.l, false)) ? PAIRED : 0;
}

/**
 * A function that says whether a sentence, with what it is paired with, has the status and is of the year that
 * are chosen: how much it counts for. Undefined if neither is.
 */
export function ofChoice({ status, ar }, { labels }) {
  if (!status && !ar) return undefined;
  const head = status && headOf(status, labels);
  return (sentence) => {
    const has = !head || (sentence.p ?? []).some(({ l }) => l.includes(head));
    return has ? (ar ? ofYear(ar, sentence) : CHOSEN) : 0;
  };
}

/** A page's sentences of the municipality and the year that are chosen. A topic has its figures if it is chosen. */
export function within(sentences, { kommun, ar, amne }, { labels }) {
  const isOf = ({ m }) => !kommun || !m || m === labels.kommun[kommun];
  return sentences.filter(
    (one) => isOf(one) && (!ar || ofYear(ar, one) > 0) && (!one.y || Boolean(amne)),
  );
}

/**
 * The pairs of a sentence that are shown: those with the status that is chosen first, and then those about the
 * words of the query.
 */
export function paired({ p }, { status }, terms, { labels, stop }) {
  if (!p) return {};
  const head = status && headOf(status, labels);
  const points = ({ l, a = "" }) => {
    const found = tokens(a);
    const met = terms.filter(({ words }) => words.some(({ word }) => likeness(word, found, stop) > 0));
    return (head && l.includes(head) ? terms.length + 1 : 0) + met.length;
  };
  const same = ({ l, t, a }) => JSON.stringify([l, t, a]);
  const different = p.filter((one, i) => p.findIndex((other) => same(other) === same(one)) === i);
  const ranked = different.map((pair) => ({ pair, points: points(pair) }));
  ranked.sort((a, b) => b.points - a.points);
  return { p: ranked.slice(0, PAIRS).map(({ pair }) => pair) };
}
