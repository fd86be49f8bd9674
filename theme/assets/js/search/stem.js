// The stem of a Swedish word: the start that its forms share. Pagefind indexes words by their stem.
//
// This is Snowball's Swedish algorithm, version 3, as described on
// https://snowballstem.org/algorithms/swedish/stemmer.html. Its steps only remove letters.

import { fold } from "./tokens.js";

const VOWEL = /[aeiouyåäö]/;
// The longest come first: if a word has two of these endings, the longer one counts.
const ENDINGS = (
  "heterna hetens anden andes andet arens arnas ernas heten heter ornas ades ande aren arna arne " +
  "aste erna erns orna ade are ast ens ern het ad ar as at en er es et or a e s"
).split(" ");
const BEFORE_S = /[bcdfghjklmnoprtvy]$/;
// -et is an article after a vowel and one consonant (läget). It is not in nyhet, majoritet, komet.
const SYLLABLE = /.[aeiouyåäö][^aeiouyåäö]$/;
const NO_ARTICLE = /(h|fab|[rp]ak|stak|kom|[cdmnprstux]it|iet|[ai]lit|ivit|kvit)$/;
const PAIR = /(dd|gd|nn|dt|gt|kt|tt)$/;
const LAST = ["fullt", "öst", "lig", "els", "ig"];
const BEFORE_OST = /[iklnprtuv]$/;

/** The stem of a word in lower case. */
export function stem(word) {
  const from = region(word);
  const steps = [ending, pair, last];
  return steps.reduce((left, taken) => left.slice(0, left.length - taken(left, from)), word);
}

/** Where endings may start: after the first consonant that follows a vowel, and after 3 letters. */
function region(word) {
  let at = word.search(VOWEL);
  if (at < 0) return word.length;
  while (at < word.length && VOWEL.test(word[at])) at += 1;
  return Math.max(3, at + 1);
}

/** The number of letters in the word's grammatical ending. */
function ending(word, from) {
  const found = among(ENDINGS, word, from);
  if (found === "et") return isArticle(word) ? 2 : 0;
  if (found !== "s") return found.length;
  const before = word.slice(0, -1);
  if (before.endsWith("et") && isArticle(before)) return 3;
  return BEFORE_S.test(before) ? 1 : 0;
}

/** The last of two consonants counts as an ending. */
function pair(word, from) {
  return PAIR.test(word) && word.length - 2 >= from ? 1 : 0;
}

/** The number of letters to remove from an ending that makes a word from another word. */
function last(word, from) {
  const found = among(LAST, word, from);
  if (found === "fullt") return 1;
  if (found === "öst") return BEFORE_OST.test(word.slice(0, -3)) ? 1 : 0;
  return found.length;
}

/** The first ending that starts at `from` or later. "" if there is none. */
function among(endings, word, from) {
  return endings.find((one) => word.endsWith(one) && word.length - one.length >= from) ?? "";
}

/** Whether the -et at the end of a word is an article. */
function isArticle(word) {
  const before = word.slice(0, -2);
  return SYLLABLE.test(before) && !NO_ARTICLE.test(before);
}

/**
 * What to ask Pagefind for, to find a word in all its forms: starts of the word, the shortest first,
 * and the word itself.
 *
 * Pagefind stems words without their marks. Then it keeps the words that start with the letters asked
 * for. So a search for a whole word with å, ä or ö does not find its other forms, and a search without
 * those letters finds other words. Pagefind stems a start again. That start may therefore find forms
 * with a shorter stem (enkät for enkäter), and miss those with the word's own stem.
 */
export function starts(word) {
  const plain = fold(word);
  if (plain === word || word.includes(" ")) return [word];
  const own = stem(plain);
  const stemTo = (end) => stem(plain.slice(0, end));
  const lastMark = Math.max(-1, ...[...word].map((letter, i) => (letter === plain[i] ? -1 : i)));
  let shorter = Math.max(own.length, lastMark + 1);
  while (!own.startsWith(stemTo(shorter))) shorter += 1;
  let same = shorter;
  while (stemTo(same) !== own) same += 1;
  return [...new Set([shorter, same, word.length])].map((end) => word.slice(0, end));
}
