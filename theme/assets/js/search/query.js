// Reading a query: which of its words a search can find, and by which word.

import { START } from "./lexicon.js";
import { fold, tokens } from "./tokens.js";

const SUFFIXES = new Set(
  (
    "a ad ade ades an ande andet ar are aren arens arna arnas as at ats d da das dd de den des " +
    "det e en ena ende ens er erna ernas es et ets het heten it its n na nas ning ningar ningarna " +
    "ningen ningens ns or orna ornas r re ret rets rna rs s st t ta te tes ts um"
  ).split(" "),
);
const LONGEST_QUERY = 12;
const SHORTEST_START = 4;
const SHORTEST_PART = 6;
const SHORTEST_WRONG = 5;
const SHORTEST_FOLDED = 6; // what a form has in common with a word without its å, ä and ö
const LONG = 10;
const LONG_LACKING = 7; // with a letter too many or too few
const OTHER_FORM = 0.5; // of a verb with its particle, or of a status
const FOLDED = 0.5; // a word with å, ä or ö, beside one that is as it was typed

/**
 * What to search for: `terms`, each with the word as typed (`typed`), the `words` to look up (each
 * a `word` and its `share` in what a page counts for, the likeliest first; a verb with its particle
 * is one, and so is a number in groups) and `how` they were found: "known", "inflected",
 * "synonym", "completed", "corrected" or "part"; and `unknown`, the words nothing was found for. A
 * last word still in `typing` may be the start of another.
 */
export async function analyse(text, lexicon, typing) {
  const all = tokens(text).slice(0, LONGEST_QUERY);
  const apart = all.flatMap((word, i) => joined(word, all[i + 1], lexicon));
  await Promise.all([...all, ...apart].map((word) => lexicon.like(word)));
  const meaningful = join(all, lexicon).filter((word) => !isStop(word, lexicon));
  const terms = [];
  const unknown = [];
  for (const typed of new Set(meaningful.length > 0 ? meaningful : all)) {
    const found = await look(typed, lexicon, typing && typed === all.at(-1));
    if (found.length > 0) terms.push(...found);
    else unknown.push(typed);
  }
  return { terms, unknown };
}

/** A compound written as two words, or a verb and its particle, read as one where the texts do. */
function join(words, lexicon) {
  const found = [];
  for (let i = 0; i < words.length; i += 1) {
    const [first, second] = words.slice(i);
    const whole = joined(first, second, lexicon).find(
      (word) => readings(word, lexicon).length > 0 || forms(word, lexicon).length > 0,
    );
    found.push(whole ?? first);
    if (whole) i += 1;
  }
  return found;
}

/** What two words may make: a compound, or a verb that starts with its particle. */
function joined(first, second, lexicon) {
  if (!second) return [];
  if (lexicon.particles.includes(second)) return [second + first];
  return [first + second, `${first}s${second}`];
}

function isStop(word, lexicon) {
  if (lexicon.stop.has(word)) return true;
  return !lexicon.has(word) && [...lexicon.stop].some((stop) => reads(word, stop));
}

/** Whether `typed` is `word`, or stands for it where somebody types no å, ä and ö. */
function reads(typed, word) {
  const plain = fold(word);
  return (
    typed.length === word.length &&
    [...typed].every((letter, i) => letter === word[i] || letter === plain[i])
  );
}

/** A word in the letters of what is typed: without å, ä and ö if that has none of them. */
function lettersOf(typed) {
  return typed === fold(typed) ? fold : (word) => word;
}

/** The words that a word or number as typed may stand for; itself first. */
function readings(typed, lexicon) {
  if (/^[0-9]/.test(typed)) {
    const compact = typed.replaceAll(" ", "");
    const grouped = compact.replace(/\B(?=(?:[0-9]{3})+$)/g, " ");
    const written = new Set([typed, compact, grouped].filter((number) => lexicon.has(number)));
    return [...written].map((word) => ({ word, share: 1 }));
  }
  const known = lexicon.has(typed);
  const others = lexicon.alike(typed).filter((word) => word !== typed && reads(typed, word));
  return [
    ...(known ? [{ word: typed, share: 1 }] : []),
    ...meant(others, lexicon).map((word) => ({ word, share: known ? FOLDED : 1 })),
  ];
}

async function look(typed, lexicon, unfinished) {
  const own = readings(typed, lexicon);
  const further = forms(typed, lexicon).filter(({ word }) => word !== typed);
  if (own.length > 0) return [{ typed, words: [...own, ...further], how: "known" }];
  if (/^[0-9][0-9 ,]*$/.test(typed)) return [];
  const as = (word, how) => [{ typed, words: [{ word, share: 1 }], how }];
  const other = Object.keys(lexicon.synonyms).find((synonym) => reads(typed, synonym));
  if (other) return as(lexicon.synonyms[other], "synonym");
  if (further.length > 0) return [{ typed, words: further, how: "inflected" }];
  if (lexicon.spelled.some((word) => reads(typed, word))) return [];
  const inflected = typed.length > START && inflection(typed, lexicon);
  if (inflected) return as(inflected, "inflected");
  if (typed.length < SHORTEST_START) return [];
  const open = unfinished || typed.length >= SHORTEST_PART;
  const completed = open && completion(typed, lexicon);
  if (completed) return as(completed, "completed");
  if (typed.length < SHORTEST_WRONG) return [];
  await lexicon.letter(typed);
  const near = correction(typed, meant(lexicon.starting(typed[0]), lexicon), 2);
  if (near) return as(near, "corrected");
  if (unfinished && !lexicon.whole) return []; // not fetched whole for half a word
  await lexicon.all(); // the first letter is seldom the wrong one, and then the only one
  const corrected = correction(typed, meant(lexicon.starting(""), lexicon), 1);
  if (corrected) return as(corrected, "corrected");
  return split(typed, lexicon).map((word) => ({ typed, words: [{ word, share: 1 }], how: "part" }));
}

/** Those of the words that somebody may mean to search for. */
function meant(words, lexicon) {
  return words.filter((word) => !lexicon.stop.has(word));
}

/**
 * Statuses that a word is a form of, and verbs with their particle that it is a form of as one word
 * (inställd: ställas in). Where the verb has several stems, all that it has count.
 */
function forms(typed, lexicon) {
  const letters = lettersOf(typed);
  const statuses = lexicon.statuses.filter((status) => isForm(typed, letters(status)));
  const loose = lexicon.loose(typed).filter(({ particle, verb }) => {
    if (isForm(typed, letters(particle + verb))) return true;
    return lexicon.verbs.some((stems) => {
      const own = stems.map((stem) => letters(particle + stem));
      return [typed, letters(particle + verb)].every((word) =>
        own.some((stem) => word === stem || (word.startsWith(stem) && endsAs(word, stem))),
      );
    });
  });
  return [
    ...loose.map(({ particle, verb }) => ({
      word: `${verb} ${particle}`,
      share: typed === letters(particle + verb) ? 1 : OTHER_FORM,
    })),
    ...statuses.map((word) => ({ word, share: OTHER_FORM })),
  ];
}

function endsAs(word, stem) {
  return SUFFIXES.has(word.slice(stem.length));
}

/** Another form of the same word: both are one stem and an ending each. */
function inflection(typed, lexicon) {
  const letters = lettersOf(typed);
  let best = null;
  let longest = 0;
  for (const word of meant(lexicon.alike(typed), lexicon)) {
    const written = letters(word);
    const shared = commonStart(typed, written);
    if (written !== word && shared < SHORTEST_FOLDED) continue;
    if (shared > longest && isForm(typed, written)) {
      best = word;
      longest = shared;
    }
  }
  return best;
}

function isForm(one, other) {
  const shared = commonStart(one, other);
  const endings = [one.slice(shared), other.slice(shared)];
  const long = shared > START || endings.includes(""); // not mina and minst
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
  const letters = lettersOf(typed);
  const words = meant(lexicon.alike(typed), lexicon);
  const longer = words.filter((word) => letters(word).startsWith(typed));
  return longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/**
 * The nearest of the words: one letter wrong in a short word, two in a long one, and `most`. What
 * may well be right, though the texts do not have it, is let be.
 */
function correction(typed, words, most) {
  const letters = lettersOf(typed);
  const allowed = Math.min(most, typed.length < 8 ? 1 : 2);
  let best = null;
  let least = allowed + 1;
  let start = 0;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > allowed || word.length < 4) continue;
    const written = letters(word);
    const cost = distance(typed, written, least);
    const shared = commonStart(typed, written);
    if (cost > least || cost > allowed || (cost === least && shared <= start)) continue;
    if (isSlip(typed, written)) [best, least, start] = [word, cost, shared];
  }
  return best;
}

/**
 * Whether somebody who means `word` may type `typed` by mistake. Another letter in a short word, or
 * another ending, mostly makes another word: svart is not start.
 */
function isSlip(typed, word) {
  const once = (text) => text.replace(/(.)\1+/gu, "$1");
  const sorted = (text) => [...text].sort().join();
  const swapped = typed.length === word.length && sorted(typed) === sorted(word);
  if (once(typed) === once(word) || swapped) return typed[0] === word[0];
  if (typed.slice(-2) !== word.slice(-2)) return false;
  if (typed.length >= LONG) return true;
  return typed.length >= LONG_LACKING && typed.length !== word.length && typed[0] === word[0];
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
    const second = whole(typed.slice(cut), typed, lexicon);
    if (!second) continue;
    for (const form of joints(typed.slice(0, cut))) {
      const first = whole(form, typed, lexicon);
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

function whole(word, typed, lexicon) {
  if (word.length < 4 || isStop(word, lexicon)) return null;
  const [own] = readings(word, lexicon);
  if (own && (own.word === word || typed === fold(typed))) return own.word;
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

/** Whether a text is a name, or the first words of it. */
export function isNamed(text, name) {
  const words = tokens(name);
  return words.length > 0 && tokens(text).every((typed, i) => words[i] && reads(typed, words[i]));
}

/** Up to three topics with a name that starts as a word of the text does. */
export function nearTopics(text, lexicon) {
  const asked = tokens(text).filter((word) => word.length >= 4 && !isStop(word, lexicon));
  const shared = (word, name) => commonStart(word, lettersOf(word)(name));
  const closeness = ([, names]) =>
    Math.max(0, ...names.flatMap((name) => asked.map((word) => shared(word, name))));
  return Object.entries(lexicon.topics)
    .map((topic) => [topic[0], closeness(topic)])
    .filter(([, near]) => near >= 4)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}
