// Completes and corrects words.

import { commonStart, lettersOf } from "./forms.js";

const SHORTEST = 4;
const SHORT = 8; // a word with fewer letters may have one wrong letter. Others may have two
const LONG = 10;
const LONG_LACKING = 7; // for a word with a letter too many or too few

/** The shortest of the words that start with what was typed. */
export function completion(typed, words) {
  const letters = lettersOf(typed);
  const longer = words.filter((word) => letters(word).startsWith(typed));
  return longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/**
 * The nearest of the words: at most one wrong letter in a short word, two in a long one, and never
 * more than `most`. A word that may be correct is not changed, even if the texts lack it.
 */
export function correction(typed, words, most) {
  const letters = lettersOf(typed);
  const allowed = Math.min(most, typed.length < SHORT ? 1 : 2);
  let best = null;
  let least = allowed + 1;
  let start = 0;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > allowed || word.length < SHORTEST) continue;
    const written = letters(word);
    const cost = distance(typed, written, least);
    const shared = commonStart(typed, written);
    if (cost > allowed || cost > least || (cost === least && shared <= start)) continue;
    if (isSlip(typed, written)) [best, least, start] = [word, cost, shared];
  }
  return best;
}

/**
 * Whether `typed` is probably a typing error for `word`. A changed letter in a short word, or another
 * ending, usually makes another word: svart is not start.
 */
export function isSlip(typed, word) {
  // A letter once or twice, and å and o, often sound the same.
  const once = (text) => text.replace(/(.)\1+/gu, "$1").replaceAll("å", "o");
  const sorted = (text) => [...text].sort().join();
  const swapped = sorted(typed) === sorted(word);
  if (once(typed) === once(word) || swapped) return typed[0] === word[0];
  if (typed.slice(-2) !== word.slice(-2)) return false;
  if (typed.length >= LONG) return true;
  return typed.length >= LONG_LACKING && typed.length !== word.length && typed[0] === word[0];
}

/** How many letters to add, remove, change or swap (Damerau–Levenshtein). Stops after `limit`. */
export function distance(one, other, limit) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}
