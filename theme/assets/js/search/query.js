// Reads a query: which of its words a search can find, and which word to look up for each.

import { commonStart, inflection, isForm, isOfStem, lettersOf, losesE, reads, SHORTEST_START, START } from "./forms.js";
import { completion, correction } from "./spelling.js";
import { stem } from "./stem.js";
import { bare, stemsOf } from "./stems.js";
import { fold, tokens } from "./tokens.js";

const LONGEST_QUERY = 12;
const SHORTEST_PART = 6; // of a word that may be completed although it is not being typed
const SHORTEST_WRONG = 5;
const SHORTEST_HALF = 4; // of a compound
const SHORTEST_INFLECTED_HALF = 6;
const ARTICLE = /^(?:e?ns?|e?ts?|nas?)$/; // at the end of a noun
const DEFINITE = /(?:et|en|erna|arna|orna)s?$/; // what a wrong letter may stand before
const OTHER_FORM = 0.5; // the share of a form of a verb with its particle, or of a status
const DERIVED = /ning(?:en|ar|arna)?s?$/; // läggning is no form of lägga
const MOST_FORMS = 4; // of a word with several stems: each is a search of its own
const FOLDED = 0.5; // the share of a word with å, ä or ö, if the word as typed exists too

/**
 * What to search for:
 *
 * - `terms`: what was found for the words of the query
 * - `unknown`: the words for which nothing was found
 *
 * Each term has:
 *
 * - `typed`: the word as typed
 * - `words`: the words to look up, the most likely first. Each has a `word`, and a `share` of what a
 *   page counts for. A verb with its particle is one word, and so is a number in groups
 * - `how`: how they were found: "known", "inflected", "synonym", "completed", "corrected" or "part"
 *
 * If somebody is still `typing`, the last word may be the start of another word.
 */
export async function analyse(text, lexicon, typing) {
  const all = tokens(text).slice(0, LONGEST_QUERY);
  const apart = all.flatMap((word, i) => joined(word, all[i + 1], lexicon));
  const stemmed = all.flatMap((word) => stemsOf(word, lexicon.stems));
  const stems = stemmed.flatMap(({ before, stems: own }) => own.map((one) => before + one));
  const alike = [...all, ...apart].map((word) => lexicon.like(word));
  await Promise.all([...alike, ...stems.map((start) => lexicon.take(start))]);
  const { words, written } = join(all, lexicon);
  const meaningful = words.filter((word) => !isStop(word, lexicon));
  const asked = [...new Set(meaningful.length > 0 ? meaningful : all)];
  const found = await lookAll(asked, lexicon, typing && all.at(-1));
  // Words that only the pages about the site have count if the documents have none of the others.
  const last = found.terms.length > 0 ? found : await lookAll(asked, lexicon, typing && all.at(-1), { withAbout: true });
  const asWritten = (typed) => written.get(typed) ?? typed;
  return {
    terms: last.terms.map((term) => ({ ...term, typed: asWritten(term.typed) })),
    unknown: last.unknown.map(asWritten),
  };
}

async function lookAll(asked, lexicon, unfinished, { withAbout = false } = {}) {
  const terms = [];
  const unknown = [];
  for (const typed of asked) {
    const found = await look(typed, lexicon, typed === unfinished, withAbout);
    const passed = found.length > 0 || typed === unfinished ? null : stopOf(typed, lexicon);
    if (found.length > 0) terms.push(...found);
    else if (passed && asked.length === 1) terms.push({ typed, words: [{ word: passed, share: 1 }], how: "inflected" });
    else if (!passed) unknown.push(typed);
  }
  return { terms, unknown };
}

/**
 * The words, where two are joined into a compound, or a verb and its particle, if the texts have them as one,
 * and the words of a phrase that stands for a word of the texts. `written` has the verb and its particle as they
 * were, by the word that they make: ta bort by bortta.
 */
function join(words, lexicon) {
  const found = [];
  const written = new Map();
  for (let i = 0; i < words.length; i += 1) {
    const phrase = lexicon.phrases.find(({ parts }) => parts.every((part, j) => part === words[i + j]));
    if (phrase) {
      found.push(phrase.typed);
      i += phrase.parts.length - 1;
      continue;
    }
    const [first, second] = words.slice(i);
    const whole = joined(first, second, lexicon).find(
      (word) => candidates(word, lexicon).length > 0 || formsApart(word, lexicon).length > 0,
    );
    found.push(whole ?? first);
    if (whole) i += 1;
    if (whole && lexicon.particles.includes(second)) written.set(whole, `${first} ${second}`);
  }
  return { words: found, written };
}

/** The words that two words may form: a compound, or a verb that starts with its particle. */
function joined(first, second, lexicon) {
  if (!second) return [];
  if (lexicon.particles.includes(second)) return [second + first];
  return [first + second, `${first}s${second}`];
}

/** Whether searches ignore a word. */
export function isStop(word, lexicon) {
  if (lexicon.stop.has(word)) return true;
  return !lexicon.has(word) && [...lexicon.stop].some((stop) => reads(word, stop));
}

/** The word of the texts that searches ignore, and that a word is a form of: behövt for behöver. */
function stopOf(typed, lexicon) {
  const said = [...lexicon.stop].filter((word) => lexicon.said.has(word));
  const ofStem = ({ before, stems }) =>
    said.find((word) => word.startsWith(before) && stems.some((one) => isOfStem(word.slice(before.length), one)));
  const own = stemsOf(typed, lexicon.stems).map(ofStem).find(Boolean);
  return own ?? (typed.length > START + 1 ? inflection(typed, said) : null);
}

/** The words that may be meant by a word or a number as typed. The word itself comes first. */
function candidates(typed, lexicon) {
  if (/^[0-9]/.test(typed)) {
    const compact = typed.replaceAll(" ", "");
    const grouped = compact.replace(/\B(?=(?:[0-9]{3})+$)/g, " ");
    const written = new Set([typed, compact, grouped].filter((number) => lexicon.has(number)));
    return [...written].map((word) => ({ word, share: 1 }));
  }
  const known = lexicon.has(typed);
  const isSpelled = lexicon.spelled.includes(typed); // and no other word without its å, ä and ö
  const others = isSpelled ? [] : lexicon.alike(typed).filter((word) => word !== typed && reads(typed, word));
  return [
    ...(known ? [{ word: typed, share: 1 }] : []),
    ...meant(others, lexicon).map((word) => ({ word, share: known ? FOLDED : 1 })),
  ];
}

async function look(typed, lexicon, unfinished, withAbout) {
  const told = ({ word }) => withAbout || !lexicon.about.has(word);
  const further = formsApart(typed, lexicon).filter(({ word }) => word !== typed);
  const known = lookHere(typed, lexicon, told, further);
  if (known) return [known];
  const isOfStems = stemsOf(typed, lexicon.stems).some(({ before }) => !before);
  if (/^[0-9][0-9 ,]*$/.test(typed)) return [];
  const as = (word, how) => [{ typed, words: [{ word, share: 1 }], how }];
  const other = Object.keys(lexicon.synonyms).find((synonym) => reads(typed, synonym));
  if (other) return as(lexicon.synonyms[other], "synonym");
  const alike = meant(lexicon.alike(typed), lexicon).filter((word) => told({ word }));
  const isShort = typed.length <= SHORTEST_START; // too short to be another form of a word about the site
  const forms = isShort ? alike.filter((word) => !lexicon.about.has(word)) : alike;
  const isSpelled = lexicon.spelled.some((word) => reads(typed, word));
  const said = forms.filter((word) => lexicon.said.has(word)); // a topic's name says less than a document
  const mayInflect = typed.length >= START && !isSpelled && !isOfStems;
  const inflected = mayInflect && (inflection(typed, said) ?? (isShort ? null : inflection(typed, forms)));
  const isSaidApart = further.some(({ isSaid }) => isSaid);
  if (isSaidApart || (further.length > 0 && !inflected)) return [{ typed, words: further, how: "inflected" }];
  if (isSpelled) return [];
  if (inflected) return as(inflected, "inflected");
  if (typed.length < SHORTEST_START) return [];
  const synonym = inflection(typed, Object.keys(lexicon.synonyms));
  if (synonym) return as(lexicon.synonyms[synonym], "synonym");
  if (!unfinished && stopOf(typed, lexicon)) return [];
  const open = unfinished || typed.length >= SHORTEST_PART;
  const completed = open && completion(typed, alike);
  if (completed) return as(completed, "completed");
  if (typed.length < SHORTEST_WRONG) return [];
  await lexicon.take(typed[0]);
  const starting = (start) => meant(lexicon.starting(start), lexicon).filter((word) => told({ word }));
  const near = correction(typed, starting(typed[0]), 2);
  if (near) return as(near, "corrected");
  const bare = typed.replace(DEFINITE, "");
  const nearBare = bare !== typed && bare.length > SHORTEST_WRONG && correction(bare, starting(typed[0]), 1);
  if (nearBare && nearBare.length !== bare.length) return as(nearBare, "corrected"); // not försäkringen for försämring
  if (unfinished && !lexicon.whole) return []; // do not fetch every word for half a word
  await lexicon.all(); // the first letter is seldom wrong. If it is, no other letter may be
  const corrected = correction(typed, starting(""), 1);
  if (corrected) return as(corrected, "corrected");
  return split(typed, lexicon).flatMap((word) => as(word, "part"));
}

/** The form of a word that the documents have with the same letters: miljoner for miljon, though miljön is there. */
function ofSameLetters(typed, lexicon) {
  const said = meant(lexicon.alike(typed), lexicon).filter((word) => lexicon.said.has(word));
  return said.find((word) => word.startsWith(typed) && isForm(typed, word));
}

/** A word that counts for less than another. */
function less({ word, share }) {
  return { word, share: share * OTHER_FORM };
}

/**
 * The words of the texts that are forms of one with several stems, as typed is: nådde for når. Of those that
 * Pagefind takes for one, the shortest.
 */
function ofStems(typed, lexicon) {
  const found = new Map();
  if (DERIVED.test(typed)) return [];
  for (const { before, stems } of stemsOf(typed, lexicon.stems)) {
    const said = new Set(stems.flatMap((one) => meant(lexicon.starting(before + one), lexicon)));
    const isOne = (word) =>
      word.startsWith(before) &&
      stems.some((one) => isOfStem(word.slice(before.length), one)) &&
      !DERIVED.test(word);
    const words = [...said].filter((word) => word !== typed && lexicon.said.has(word) && isOne(word));
    for (const word of words.sort((one, other) => one.length - other.length)) {
      if (!found.has(stem(word))) found.set(stem(word), word);
    }
  }
  if (lexicon.said.has(typed)) found.delete(stem(typed));
  return [...found.values()].slice(0, MOST_FORMS).map((word) => ({ word, share: 1 }));
}

/**
 * The term of a word that the texts have: as typed, with the å, ä and ö that it may lack, or with another stem.
 * Null if they have none of these. `further` are the verbs apart from their particle, and the statuses.
 */
function lookHere(typed, lexicon, told, further) {
  const own = candidates(typed, lexicon).filter(told);
  const isTyped = own.some(({ word }) => word === typed);
  const stemmed = ofStems(typed, lexicon).filter(({ word }) => told({ word }) && own.every((one) => one.word !== word));
  if (stemmed.length > 0 && !isTyped) {
    const apart = further.filter(({ isSaid }) => isSaid);
    return { typed, words: [...stemmed, ...own.map(less), ...apart], how: "inflected" };
  }
  if (own.length === 0) return null;
  const same = !lexicon.has(typed) && typed === fold(typed) && ofSameLetters(typed, lexicon);
  if (same) return { typed, words: [{ word: same, share: 1 }, ...own.map(less)], how: "inflected" };
  return { typed, words: [...own, ...otherForm(own, lexicon), ...stemmed.map(less), ...further], how: "known" };
}

/** The form in which the documents have a noun that only a topic's name has as it is: miljö for miljön. */
function otherForm(own, lexicon) {
  if (own.some(({ word }) => lexicon.said.has(word))) return [];
  const [{ word: typed }] = own;
  const isDefinite = (one, other) => one.startsWith(other) && ARTICLE.test(one.slice(other.length));
  const isSame = (word) => isDefinite(typed, word) || isDefinite(word, typed) || losesE(typed, word);
  const said = meant(lexicon.alike(typed), lexicon).filter((word) => lexicon.said.has(word));
  const other = said.find(isSame);
  return other ? [{ word: other, share: 1 }] : [];
}

/** The words that somebody may want to search for: all except stop words. */
function meant(words, lexicon) {
  return words.filter((word) => !lexicon.stop.has(word));
}

/**
 * The statuses that a word is a form of, and the verbs with a particle, such as ställas in for
 * inställd; of each, whether anything but the pages about the site has it (`isSaid`). If a verb has several
 * stems, any of them counts.
 */
function formsApart(typed, lexicon) {
  const letters = lettersOf(typed);
  const statuses = lexicon.statuses.filter((status) => isForm(typed, letters(status)));
  const loose = lexicon.loose(typed).filter(({ particle, verb }) => {
    const isOfVerb = commonStart(typed, letters(particle + verb)) > particle.length; // not bort|den and bort|ta
    if (isOfVerb && isForm(typed, letters(particle + verb))) return true;
    return lexicon.stems.some((stems) => {
      const own = stems.map((one) => letters(particle + bare(one)));
      return [typed, letters(particle + verb)].every((word) => own.some((one) => isOfStem(word, one)));
    });
  });
  return [
    ...loose.map(({ particle, verb }) => ({
      word: `${verb} ${particle}`,
      share: typed === letters(particle + verb) ? 1 : OTHER_FORM,
      isSaid: !lexicon.about.has(`${particle}|${verb}`),
    })),
    ...statuses.map((word) => ({ word, share: OTHER_FORM, isSaid: true })),
  ];
}

/** The two words of a compound, if a search can find both, or forms of both: first those whose first is as it is. */
function split(typed, lexicon) {
  let other = [];
  for (let cut = typed.length - SHORTEST_HALF; cut >= 3; cut -= 1) {
    const second = half(typed.slice(cut), typed, lexicon);
    if (!second) continue;
    const start = typed.slice(0, cut);
    for (const form of joints(start)) {
      const first = half(form, typed, lexicon, form === start);
      if (first === form) return [first, second];
      if (first && other.length === 0) other = [first, second];
    }
  }
  return other;
}

/** The words that the first part of a compound may come from: skol-, kvinno-, samhälls-. */
function joints(first) {
  const bare = first.replace(/s$/, "");
  return [first, bare, `${first}a`, `${bare}e`, first.replace(/o$/, "a")];
}

/** The word that one half of a compound may be, with the å, ä and ö that it may lack if it is as typed. */
function half(word, typed, lexicon, isTyped = true) {
  if (word.length < SHORTEST_HALF || isStop(word, lexicon)) return null;
  const [own] = candidates(word, lexicon);
  if (own && (own.word === word || (isTyped && typed === fold(typed)))) return own.word;
  if (word.length < SHORTEST_INFLECTED_HALF) return null;
  return inflection(word, meant(lexicon.alike(word), lexicon));
}
