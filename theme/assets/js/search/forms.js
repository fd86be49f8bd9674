// Words and their forms: the same word may have other letters or another ending.

import { fold } from "./tokens.js";

/** The least number of letters that two forms share. */
export const START = 3;
/** The least length of a word that may be completed. */
export const SHORTEST_START = 4;

const SUFFIXES = new Set(
  (
    "a ad ade ades an ande andet ar are aren arens arna arnas as at ats d da das dd de den " +
    "des det e en ena ende ens er erna ernas es et ets het heten it its n na nas ning ningar " +
    "ningarna ningen ningens ns or orna ornas r re ret rets rna rs s st t ta te tes ts um"
  ).split(" "),
);
const SHORTEST_FOLDED = 6; // the letters that a form shares with a word without its å, ä and ö

/** Whether `typed` is `word`, or `word` typed without some of its å, ä and ö. */
export function reads(typed, word) {
  const plain = fold(word);
  return (
    typed.length === word.length &&
    [...typed].every((letter, i) => letter === word[i] || letter === plain[i])
  );
}

/** A function that writes words as in `typed`: without å, ä and ö if `typed` has none of them. */
export function lettersOf(typed) {
  return typed === fold(typed) ? fold : (word) => word;
}

/** Whether two words may be forms of the same word: the same start, with different endings. */
export function isForm(one, other) {
  const shared = commonStart(one, other);
  const endings = [one.slice(shared), other.slice(shared)];
  const long = shared > START || endings.includes(""); // not mina and minst
  return (
    long &&
    shared >= Math.max(START, Math.min(one.length, other.length) - 3) &&
    endings.every((rest) => rest === "" || SUFFIXES.has(rest))
  );
}

/** Whether a word is a form of a verb with this stem. */
export function isOfStem(word, stem) {
  return word === stem || (word.startsWith(stem) && SUFFIXES.has(word.slice(stem.length)));
}

/** The word that is another form of `typed`. If there are several: the longest common start. */
export function inflection(typed, words) {
  const plain = nearest(typed, words, (word) => word);
  if (plain) return plain;
  // One of the two has lost its e. If both had it, one of them is misspelt.
  const isFull = (word) => contracted(word) === word;
  return nearest(typed, words.filter((word) => isFull(word) !== isFull(typed)), contracted);
}

/** A word without the e that some of its forms lose: teatr for teater (teatrar), inkomn for inkommen (inkomna). */
function contracted(word) {
  return word.replace(/(.)\1?e([lnr])(n?s?)$/, "$1$2$3").replace(/(.)\1?et$/, "$1n");
}

function nearest(asked, words, form) {
  const typed = form(asked);
  const letters = lettersOf(asked);
  let best = null;
  let longest = 0;
  for (const word of words) {
    const written = form(letters(word));
    const shared = commonStart(typed, written);
    if (letters(word) !== word && shared < SHORTEST_FOLDED) continue;
    if (shared > longest && isForm(typed, written)) {
      best = word;
      longest = shared;
    }
  }
  return best;
}

/** How many letters two words share before they differ. */
export function commonStart(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}
