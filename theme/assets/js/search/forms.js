// Words and their forms: the same word may have other letters or another ending.

import { fold } from "./tokens.js";

/** The least number of letters that two forms share. */
export const START = 3;
/** The least length of a word that may be completed. */
export const SHORTEST_START = 4;

const SUFFIXES = new Set(
  (
    "a ad ade ades ads an ande andet ar are aren arens arna arnas ars as ast aste at ats d da das dd de den " +
    "des det e en ena ende ens er erna ernas ers es et ets het heten ing ingar ingarna ingen ingens ings it " +
    "its n na nas nde ndes ning ningar ningarna ningen ningens ns or orna ornas ors r re ret rets rna rs s st t " +
    "ta te tes ts um"
  ).split(" "),
);
// An e before the last l, n or r, with an article after it; and -et, which is -na in other forms.
const WITH_E = /^(.{2,}[^aeiouyåäö])e([lnr])(?:n?s?)$/;
const PARTICIPLE = /^(.{2,}[^aeiouyåäö])et$/;
const OF_NOUN = /^(?:[ea]?rn?as?|[ea]?rs?|e?ns?|e?ts?|s)?$/;
const OF_VERB = /^(?:as?|er|ar|tes?|tas?|des?|das?|ts?|s|at|ad|ades?|ats)?$/;
// The endings of stems that take few: nått, dragi, nå.
const FEW = [
  [/tt$/, /^s$/],
  [/i$/, /^(?:s|r|ts?|ndes?)$/],
  [/[aeouyåäö]$/, /^(?:s|r|e?ndes?)$/],
];
const BEFORE_NDE = /^(?:r|s|ts?|d|des?)?$/;
const LONG = 6; // letters of a start after which an ending may have four: förändr|ades
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
  return isAlike(one, other) || isAlike(one.replace("mm", "m"), other.replace("mm", "m")); // kostsam and kostsamma
}

function isAlike(one, other) {
  const shared = commonStart(one, other);
  const endings = [one.slice(shared), other.slice(shared)];
  const isVerb = endings.every((rest) => OF_VERB.test(rest)); // söker and söka
  const isNoun = endings.every((rest) => OF_NOUN.test(rest)); // vägar and vägen
  const long = shared > START || isVerb || isNoun; // not mina and minst
  const [own, further] = endings[0].startsWith("nde") ? endings.reverse() : endings;
  if (further.startsWith("nde") && !BEFORE_NDE.test(own)) return false; // medverkade, and not lärare and lärande
  return (
    long &&
    shared >= Math.max(START, Math.min(one.length, other.length) - (shared < LONG ? 3 : 4)) &&
    endings.every((rest) => rest === "" || SUFFIXES.has(rest))
  );
}

/** Whether a word is a form of one with this stem: når and nåtts, and not skeden and botten. */
export function isOfStem(word, stem) {
  const rest = word.slice(stem.length);
  const few = FEW.find(([end]) => end.test(stem))?.[1];
  return word.startsWith(stem) && (rest === "" || (few ? few.test(rest) : SUFFIXES.has(rest)));
}

/** The word that is another form of `typed`. If there are several: the longest common start. */
export function inflection(typed, words) {
  const letters = lettersOf(typed);
  return (
    nearest(typed, words, isForm) ?? words.find((word) => letters(word) === word && losesE(typed, word)) ?? null
  );
}

/** Whether two words are forms of one that loses its e in some of them: teater and teatrar, inkommen and inkomna. */
export function losesE(one, other) {
  const starts = (word, stem) => stem && word.startsWith(stem) && SUFFIXES.has(word.slice(stem.length));
  return starts(one, contracted(other)) || starts(other, contracted(one));
}

/** A word without its last e, which its other forms may start with: teatr for teater and teatern, inkomn. */
function contracted(word) {
  const found = WITH_E.exec(word) ?? PARTICIPLE.exec(word);
  return found && `${found[1]}${found[2] ?? "n"}`.replace(/(m|n)\1(?=n$)/, "$1");
}

function nearest(typed, words, isAlike) {
  const letters = lettersOf(typed);
  let best = null;
  let longest = 0;
  for (const word of words) {
    const written = letters(word);
    const shared = commonStart(typed, written);
    if (written !== word && shared < SHORTEST_FOLDED) continue;
    if (shared > longest && isAlike(typed, written)) {
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
