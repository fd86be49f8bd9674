// Reading a query: which of its words a search can find, and by which word.

import { START } from "./lexicon.js";

const SUFFIXES = new Set(
  (
    "a ad ade ades an ande andet ar are aren arens arna arnas as at ats d dd de den det e en " +
    "ena ens er erna ernas es et ets het heten n na nas ning ningar ningarna ningen ningens ns " +
    "or orna ornas r re ret rets rna rs s st t ta te tes ts um"
  ).split(" "),
);
const LONGEST_QUERY = 12;
const SHORTEST_START = 4;
const SHORTEST_PART = 6;
const SHORTEST_WRONG = 5;

/** Lower case, without the dots and rings of å, ä and ö. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** The words of a text, folded. */
export function tokens(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * What to search for: `terms`, each with the word as typed (`typed`), the word to look up
 * (`word`) and `how` it was found: "known", "inflected", "synonym", "completed", "corrected" or
 * "part"; and `unknown`, the words nothing was found for. A last word still in `typing` may be the
 * start of another.
 */
export async function analyse(text, lexicon, typing) {
  const all = tokens(text).slice(0, LONGEST_QUERY);
  const apart = all.flatMap((word, i) => joined(word, all[i + 1]));
  await Promise.all([...all, ...apart].map((word) => lexicon.like(word)));
  const meaningful = join(all, lexicon).filter((word) => !lexicon.stop.has(word));
  const terms = [];
  const unknown = [];
  for (const typed of new Set(meaningful.length > 0 ? meaningful : all)) {
    const found = await look(typed, lexicon, typing && typed === all.at(-1));
    if (found.length > 0) terms.push(...found);
    else unknown.push(typed);
  }
  return { terms, unknown };
}

/** A compound written as two words, read as one where the texts know it so. */
function join(words, lexicon) {
  const found = [];
  for (let i = 0; i < words.length; i += 1) {
    const whole = joined(words[i], words[i + 1]).find((word) => lexicon.has(word));
    found.push(whole ?? words[i]);
    if (whole) i += 1;
  }
  return found;
}

/** The compounds that two words may make. */
function joined(first, second) {
  return second ? [first + second, `${first}s${second}`] : [];
}

async function look(typed, lexicon, unfinished) {
  if (lexicon.has(typed)) return [{ typed, word: typed, how: "known" }];
  const other = lexicon.synonyms[typed];
  if (other) return [{ typed, word: other, how: "synonym" }];
  if (/^\p{N}+$/u.test(typed)) return [];
  const inflected = typed.length > START && inflection(typed, lexicon);
  if (inflected) return [{ typed, word: inflected, how: "inflected" }];
  if (typed.length < SHORTEST_START) return [];
  const open = unfinished || typed.length >= SHORTEST_PART;
  const completed = open && completion(typed, lexicon);
  if (completed) return [{ typed, word: completed, how: "completed" }];
  if (typed.length < SHORTEST_WRONG) return [];
  await lexicon.letter(typed);
  const near = correction(typed, meant(lexicon.starting(typed[0]), lexicon), 2);
  if (near) return [{ typed, word: near, how: "corrected" }];
  if (unfinished && !lexicon.whole) return []; // not fetched whole for half a word
  await lexicon.all(); // the first letter is seldom the wrong one, and then the only one
  const corrected = correction(typed, meant(lexicon.starting(""), lexicon), 1);
  if (corrected) return [{ typed, word: corrected, how: "corrected" }];
  return split(typed, lexicon).map((word) => ({ typed, word, how: "part" }));
}

/** Those of the words that somebody may mean to search for. */
function meant(words, lexicon) {
  return words.filter((word) => !lexicon.stop.has(word));
}

/** Another form of the same word: both are one stem and an ending each. */
function inflection(typed, lexicon) {
  let best = null;
  let longest = 0;
  for (const word of meant(lexicon.alike(typed), lexicon)) {
    const shared = commonStart(typed, word);
    if (shared > longest && isForm(typed, word)) {
      best = word;
      longest = shared;
    }
  }
  return best;
}

function isForm(one, other) {
  const shared = commonStart(one, other);
  const endings = [one.slice(shared), other.slice(shared)];
  const long = shared > START || endings.some((rest) => rest.length !== 1); // not stor and stöd
  return (
    long &&
    shared >= Math.max(START, Math.min(one.length, other.length) - 3) &&
    endings.every((rest) => rest === "" || SUFFIXES.has(rest))
  );
}

function commonStart(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}

/** The shortest word that starts so: what somebody who has not typed the whole word may mean. */
function completion(typed, lexicon) {
  const words = meant(lexicon.alike(typed), lexicon).filter((word) => word.startsWith(typed));
  return words.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** The nearest of the words: one letter wrong in a short word, two in a long one, and `most`. */
function correction(typed, words, most) {
  const allowed = Math.min(most, typed.length < 8 ? 1 : 2);
  let best = null;
  let least = allowed + 1;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > allowed || word.length < 4) continue;
    const cost = distance(typed, word, least);
    if (cost < least || (cost === least && best && nearer(typed, word, best))) {
      best = word;
      least = cost;
    }
  }
  return least <= allowed ? best : null;
}

function nearer(typed, word, best) {
  return commonStart(typed, word) > commonStart(typed, best);
}

/** Letters to add, remove, change or swap (Damerau–Levenshtein), given up past `limit`. */
function distance(one, other, limit) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

/** The two words of a compound, when a search can find both (or forms of both). */
function split(typed, lexicon) {
  for (let cut = typed.length - 4; cut >= 3; cut -= 1) {
    const second = whole(typed.slice(cut), lexicon);
    if (!second) continue;
    for (const form of joints(typed.slice(0, cut))) {
      const first = whole(form, lexicon);
      if (first) return [first, second];
    }
  }
  return [];
}

/** The word behind the first part of a compound: skol-, kvinno-, samhälls-. */
function joints(first) {
  const bare = first.replace(/s$/, "");
  return [first, bare, `${first}a`, `${bare}e`, first.replace(/o$/, "a")];
}

function whole(word, lexicon) {
  if (word.length < 4 || lexicon.stop.has(word)) return null;
  if (lexicon.has(word)) return word;
  return word.length >= 6 ? inflection(word, lexicon) : null;
}

/** The topics that go by a word, by another form of it or by a compound that starts with it. */
export function topicsOf(word, lexicon) {
  const starts = (name) => word.length >= SHORTEST_START && name.startsWith(word);
  const goesBy = (name) => name === word || isForm(word, name) || starts(name);
  return Object.entries(lexicon.topics)
    .filter(([, names]) => names.some(goesBy))
    .map(([id]) => id);
}

/** Up to three topics with a name that starts as a word of the text does. */
export function nearTopics(text, lexicon) {
  const asked = tokens(text).filter((word) => word.length >= 4 && !lexicon.stop.has(word));
  const closeness = ([, names]) =>
    Math.max(0, ...names.flatMap((name) => asked.map((word) => commonStart(word, name))));
  return Object.entries(lexicon.topics)
    .map((topic) => [topic[0], closeness(topic)])
    .filter(([, shared]) => shared >= 4)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}
