// The stem of a Swedish word: what its forms start with. Pagefind indexes words by it.
//
// This is Snowball's Swedish algorithm of version 3, as it is described on
// https://snowballstem.org/algorithms/swedish/stemmer.html. Its steps only take letters away.

import { fold } from "./tokens.js";

const VOWEL = /[aeiouyåäö]/;
// The longest first: of two that a word ends in, the longer is its ending.
const ENDINGS = (
  "heterna hetens anden andes andet arens arnas ernas heten heter ornas ades ande aren arna arne " +
  "aste erna erns orna ade are ast ens ern het ad ar as at en er es et or a e s"
).split(" ");
const BEFORE_S = /[bcdfghjklmnoprtvy]$/;
// -et is an article after a vowel and one consonant (läget), but not in nyhet, majoritet, komet.
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

/** Where endings may start: after the first consonant that follows a vowel, three letters in. */
function region(word) {
  let at = word.search(VOWEL);
  if (at < 0) return word.length;
  while (at < word.length && VOWEL.test(word[at])) at += 1;
  return Math.max(3, at + 1);
}

/** How many letters the word's grammatical ending has. */
function ending(word, from) {
  const found = among(ENDINGS, word, from);
  if (found === "et") return isArticle(word) ? 2 : 0;
  if (found !== "s") return found.length;
  const before = word.slice(0, -1);
  if (before.endsWith("et") && isArticle(before)) return 3;
  return BEFORE_S.test(before) ? 1 : 0;
}

/** Of two consonants the last. */
function pair(word, from) {
  return PAIR.test(word) && word.length - 2 >= from ? 1 : 0;
}

/** How many letters to take of what makes words of words. */
function last(word, from) {
  const found = among(LAST, word, from);
  if (found === "fullt") return 1;
  if (found === "öst") return BEFORE_OST.test(word.slice(0, -3)) ? 1 : 0;
  return found.length;
}

/** The first of the endings that the word has, no letter of it before `from`; else "". */
function among(endings, word, from) {
  return endings.find((one) => word.endsWith(one) && word.length - one.length >= from) ?? "";
}

/** Whether the -et that a word ends in is an article. */
function isArticle(word) {
  const before = word.slice(0, -2);
  return SYLLABLE.test(before) && !NO_ARTICLE.test(before);
}

/**
 * What to ask Pagefind for so that it finds a word in all its forms: starts of the word, the
 * shortest first, and the word itself.
 *
 * Pagefind stems words without their marks, and then lets through those that start as what is asked
 * for, letter by letter. Asked for with its ending, a word with å, ä or ö finds no other form of it;
 * asked for without all its marks, it finds other words. A start is stemmed once more, so that it
 * may find forms that have a shorter stem (enkät, beside enkäter), and not those with the word's.
 */
export function starts(word) {
  const plain = fold(word);
  if (plain === word || word.includes(" ")) return [word];
  const own = stem(plain);
  const stemTo = (end) => stem(plain.slice(0, end));
  const lastMark = [...word].findLastIndex((letter, i) => letter !== plain[i]);
  let shorter = Math.max(own.length, lastMark + 1);
  while (!own.startsWith(stemTo(shorter))) shorter += 1;
  let same = shorter;
  while (stemTo(same) !== own) same += 1;
  return [...new Set([shorter, same, word.length])].map((end) => word.slice(0, end));
}
