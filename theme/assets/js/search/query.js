// Reading a query: which of its words a search can find, and by which word.

import { inflection, isForm, isOfStem, lettersOf, reads, SHORTEST_START, START } from "./forms.js";
import { completion, correction } from "./spelling.js";
import { fold, tokens } from "./tokens.js";

const LONGEST_QUERY = 12;
const SHORTEST_PART = 6; // read as the start of a word, though nobody is typing it
const SHORTEST_WRONG = 5;
const SHORTEST_HALF = 4; // of a compound
const SHORTEST_INFLECTED_HALF = 6;
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
      (word) => candidates(word, lexicon).length > 0 || formsApart(word, lexicon).length > 0,
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

/** Whether a word is passed over in searches. */
export function isStop(word, lexicon) {
  if (lexicon.stop.has(word)) return true;
  return !lexicon.has(word) && [...lexicon.stop].some((stop) => reads(word, stop));
}

/** The words that a word or number as typed may stand for; itself first. */
function candidates(typed, lexicon) {
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
  const own = candidates(typed, lexicon);
  const further = formsApart(typed, lexicon).filter(({ word }) => word !== typed);
  if (own.length > 0) return [{ typed, words: [...own, ...further], how: "known" }];
  if (/^[0-9][0-9 ,]*$/.test(typed)) return [];
  const as = (word, how) => [{ typed, words: [{ word, share: 1 }], how }];
  const other = Object.keys(lexicon.synonyms).find((synonym) => reads(typed, synonym));
  if (other) return as(lexicon.synonyms[other], "synonym");
  if (further.length > 0) return [{ typed, words: further, how: "inflected" }];
  if (lexicon.spelled.some((word) => reads(typed, word))) return [];
  const alike = meant(lexicon.alike(typed), lexicon);
  const inflected = typed.length > START && inflection(typed, alike);
  if (inflected) return as(inflected, "inflected");
  if (typed.length < SHORTEST_START) return [];
  const open = unfinished || typed.length >= SHORTEST_PART;
  const completed = open && completion(typed, alike);
  if (completed) return as(completed, "completed");
  if (typed.length < SHORTEST_WRONG) return [];
  await lexicon.letter(typed);
  const near = correction(typed, meant(lexicon.starting(typed[0]), lexicon), 2);
  if (near) return as(near, "corrected");
  if (unfinished && !lexicon.whole) return []; // not fetched whole for half a word
  await lexicon.all(); // the first letter is seldom the wrong one, and then the only one
  const corrected = correction(typed, meant(lexicon.starting(""), lexicon), 1);
  if (corrected) return as(corrected, "corrected");
  return split(typed, lexicon).flatMap((word) => as(word, "part"));
}

/** Those of the words that somebody may mean to search for. */
function meant(words, lexicon) {
  return words.filter((word) => !lexicon.stop.has(word));
}

/**
 * Statuses that a word is a form of, and verbs with their particle that it is a form of as one word
 * (inställd: ställas in). Where the verb has several stems, all that it has count.
 */
function formsApart(typed, lexicon) {
  const letters = lettersOf(typed);
  const statuses = lexicon.statuses.filter((status) => isForm(typed, letters(status)));
  const loose = lexicon.loose(typed).filter(({ particle, verb }) => {
    if (isForm(typed, letters(particle + verb))) return true;
    return lexicon.verbs.some((stems) => {
      const own = stems.map((stem) => letters(particle + stem));
      return [typed, letters(particle + verb)].every((word) =>
        own.some((stem) => isOfStem(word, stem)),
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

/** The two words of a compound, when a search can find both (or forms of both). */
function split(typed, lexicon) {
  for (let cut = typed.length - SHORTEST_HALF; cut >= 3; cut -= 1) {
    const second = half(typed.slice(cut), typed, lexicon);
    if (!second) continue;
    for (const form of joints(typed.slice(0, cut))) {
      const first = half(form, typed, lexicon);
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

/** A word that one half of a compound may be. */
function half(word, typed, lexicon) {
  if (word.length < SHORTEST_HALF || isStop(word, lexicon)) return null;
  const [own] = candidates(word, lexicon);
  if (own && (own.word === word || typed === fold(typed))) return own.word;
  if (word.length < SHORTEST_INFLECTED_HALF) return null;
  return inflection(word, meant(lexicon.alike(word), lexicon));
}
