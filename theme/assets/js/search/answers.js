// Which sentences of a page answer a query, and how well.
//
// A sentence has its text (`t`), what it is (`l`), its place (`u`), whose it is (`m`, a municipality), and
// maybe who is to act (`v`), the words that lead to it (`i`), its heading (`h`), its kind (`k`: a promise or
// an outcome), what it is paired with (`p`), whether it goes on from the one before (`f`), what the editors note
// of it (`n`), and the first entries of the list that it leads to (`e`). A figure, which is the editors'
// words, names its row among the data (`x`). A pair may have the part of the promise that it is about (`a`).

import { isForm } from "./forms.js";
import { said } from "./questions.js";
import { saidIn, tokens } from "./tokens.js";
import { topicsOf } from "./topics.js";

const PROMISE = "p"; // the kind of a sentence
const OUTCOME = "o";
const LISTED = 20; // without words, of those that are what is asked for
const SECOND = 0.6; // the least share of the best sentence's points that another one has
const ADDING = 0.3; // and that one has with a word that none of these has
const AROUND = 0.4; // what a word counts in the heading or the words before a list
const DATED = 0.9; // what a year counts in what an outcome is: it was reported then
const BEFORE = 0.3; // and in the sentence before, which this one may go on from: "Detta arbete …"
const FORM = 0.95;
const COMPOUND = 0.7;
const SHORTEST_PART = 4;
const YEAR = /^(?:19|20)[0-9]{2}$/;
const TOPIC = 0.55; // a word of a topic that the query names
const PREFERRED = 1.35;
const ALMOST = 0.95; // of the points of a sentence that has all words
const LONG = 45; // words; in a longer sentence the answer is hard to find
const SHORT = 4; // words; a shorter one is a title or the like

/**
 * The sentences that answer best on each of the `pages`, how much they answer (`points`, at most about 1),
 * the words as typed that no sentence of the page has (`unsaid`): it may have others of a topic, and all sentences
 * in order that have as many of the words as any (`having`).
 * `terms` are those of the query (see query.js), and `asked` what it asks for.
 */
export function answered(pages, terms, lexicon, asked) {
  const words = terms.map((term) => wordsOf(term, lexicon));
  const typed = terms.map((term) => term.typed);
  const every = pages.map(({ s, towns }) => {
    return goingOn(s.map((sentence) => met(sentence, words, towns, lexicon.stop)));
  });
  const rare = withPlaces(rarity(every.flat(), words.length), terms, lexicon);
  return every.map((page) => {
    const unsaid = typed.filter((_, i) => !page.some(({ says }) => says[i]));
    return { ...best(page, rare, asked), unsaid };
  });
}

/** A sentence that goes on from the one before it has some of that one's words. */
function goingOn(page) {
  return page.map((one, i) => {
    const before = page[i - 1];
    if (!one.sentence.f || !before) return one;
    return { ...one, each: one.each.map((own, term) => Math.max(own, BEFORE * before.each[term])) };
  });
}

/** The words of a term (`own`), and those of the topics that it names (`topical`), with what each counts for. */
function wordsOf({ words: own }, lexicon) {
  const topics = own.flatMap(({ word }) => topicsOf(word, lexicon));
  const named = new Set(topics.flatMap((id) => lexicon.topics[id]));
  const topical = [...named]
    .filter((word) => word.length >= SHORTEST_PART && !lexicon.stop.has(word))
    .map((word) => ({ word, share: TOPIC }));
  return { own, topical };
}

/**
 * How well a sentence has each term, from 0 to 1 (`each`), whether it has the term itself (`says`), and whether
 * that can be seen where it is shown (`shows`). All of a municipality's sentences are about it.
 */
function met(sentence, terms, towns, stop) {
  sentence.words ??= {
    said: said(sentence.t),
    own: [...new Set(saidIn(sentence.t))],
    around: [
      ...new Set(["i", "h", "v", "l", "n"].flatMap((name) => tokens(sentence[name] ?? ""))),
    ],
    shown: [...new Set(saidIn([sentence.i, sentence.v, sentence.l, sentence.t].join(" ")))],
  };
  const { own, around, shown } = sentence.words;
  const whose = tokens(sentence.m ?? towns.join(" "));
  const held = (words) =>
    Math.max(
      strongest(words, own, stop),
      sentence.k === OUTCOME ? DATED * strongest(words.filter(({ word }) => YEAR.test(word)), around, stop) : 0,
      AROUND * strongest(words, around, stop),
      strongest(words, whose, stop),
    );
  const itself = terms.map((words) => held(words.own));
  return {
    sentence,
    each: terms.map(({ topical }, i) => Math.max(itself[i], held(topical))),
    says: itself.map((share) => share > 0),
    shows: terms.map((words) => strongest(words.own, [...shown, ...whose], stop) > 0),
  };
}

function strongest(words, found, stop) {
  let most = 0;
  for (const { word, share } of words) {
    if (share <= most) continue;
    most = Math.max(most, share * likeness(word, found, stop));
  }
  return most;
}

/**
 * How much of a word some tokens have: the word, a form of it, or a compound with it. One of the words that are not
 * searched for (`stop`) is no form of another: not "vid" of "vidare".
 */
export function likeness(word, found, stop) {
  if (word.includes(" ") && !/^[0-9]/.test(word)) {
    return Math.min(...word.split(" ").map((part) => likeness(part, found, stop)));
  }
  let most = 0;
  for (const token of found) {
    if (token === word) return 1;
    if (stop.has(token)) continue;
    if (most < FORM && isForm(word, token)) most = FORM;
    else if (most < COMPOUND && isPartOf(word, token)) most = COMPOUND;
  }
  return most;
}

function isPartOf(word, token) {
  if (word.length < SHORTEST_PART || token.length < word.length + 3) return false;
  const joint = word.length > SHORTEST_PART + 1 ? word.replace(/[ae]$/, "") : word; // avhoppar|verksamhet
  return token.startsWith(joint) || token.endsWith(word);
}

/** What each term counts for: one that few sentences have counts for more. */
function rarity(every, count) {
  return Array.from({ length: count }, (_, i) => {
    const having = every.filter(({ each }) => each[i] > AROUND).length;
    return Math.log(1 + every.length / (1 + having));
  });
}

/** The name of a place counts for as much as the rarest word: whose it is matters as much as what it is. */
function withPlaces(rare, terms, lexicon) {
  return rare.map((one, i) => (isPlace(terms[i], lexicon) ? Math.max(...rare) : one));
}

/** Whether a term is of the name of a municipality or a county. */
export function isPlace({ words }, { places }) {
  return words.some(({ word }) => places.includes(word));
}

function best(page, rare, asked) {
  if (rare.length === 0 && asked) {
    const listed = page
      .map(({ sentence }) => sentence)
      .filter((sentence) => asked(sentence, sentence.words.said));
    const promised = listed.filter(({ k }) => k === PROMISE); // its outcomes stand below each
    if (listed.length > 0) return { points: 1, sentences: promised.length > 0 ? promised : listed };
  }
  const whole = rare.reduce((a, b) => a + b, 0) || 1;
  const ranked = page
    .map(({ sentence, each, says, shows }) => {
      const met = each.reduce((sum, held, i) => sum + held * rare[i], 0) / whole;
      const share = rare.length > 0 ? met : 1;
      const given = asked ? asked(sentence, sentence.words.said) : 0;
      const kind = 1 + (PREFERRED - 1) * given;
      const { length } = sentence.words.own;
      const fit = length > LONG ? 0.9 : length < SHORT && !sentence.e ? 0.8 : 1;
      // What is asked for makes up for no word that the sentence lacks.
      const most = says.every(Boolean) ? Infinity : ALMOST;
      return { sentence, shows, given, points: Math.min(share * kind, most) * fit };
    })
    .sort((a, b) => b.points - a.points);
  const points = ranked[0]?.points ?? 0;
  // A page may be found by words that no sentence has. Then its first ones are shown.
  const good = ranked.filter((one) => one.points >= SECOND * points);
  const adds = ({ shows }) => shows.some((own, i) => own && !good.some((other) => other.shows[i]));
  const shown = [...good, ...ranked.filter((one) => one.points >= ADDING * points && adds(one))];
  const different = shown.filter(
    (one, i) => shown.findIndex((other) => other.sentence.t === one.sentence.t) === i,
  );
  const had = ({ shows }) => shows.filter(Boolean).length;
  const most = Math.max(1, ...ranked.map(had));
  const having = page.map(({ sentence }) => ranked.find((one) => one.sentence === sentence)).filter((one) => had(one) === most);
  return {
    points,
    having: having.map(({ sentence }) => sentence),
    sentences: different.map(({ sentence }) => sentence),
    further: different.map(({ shows, given }) => ({ shows, given })),
  };
}

/**
 * The sentences to show of pages in order. What one page has shown, no other repeats, unless what is left of it
 * lacks a word of the query that its best sentence has. A list that was asked for without words (`wordless`) has
 * more of each page. A page with nothing of its own to show is `repeated`, and shows its first.
 */
export function unrepeated(answers, wordless = false) {
  const shown = new Set();
  return answers.map(({ sentences, further = [], ...answer }) => {
    const every = sentences.map((sentence, i) => ({ sentence, shows: [], given: 0, ...further[i] }));
    const left = every.filter(({ sentence }) => !shown.has(sentence.t));
    const isWhole = (every[0]?.shows ?? []).every((one, i) => !one || left.some(({ shows }) => shows[i]));
    const fresh = !isWhole ? [] : wordless ? left.slice(0, LISTED) : together(left);
    for (const { sentence } of fresh) shown.add(sentence.t);
    const repeated = fresh.length === 0;
    return { ...answer, repeated, sentences: repeated ? sentences.slice(0, 1) : fresh.map(({ sentence }) => sentence) };
  });
}

/**
 * The first of some sentences, and another: one with a word that the first lacks, or else one that gives what is
 * asked for, or else the next.
 */
function together([first, ...rest]) {
  if (!first) return [];
  const adds = ({ shows }) => shows.some((own, i) => own && !first.shows[i]);
  const second = rest.find(adds) ?? rest.find(({ given }) => given >= 1) ?? rest[0];
  return second ? [first, second] : [first];
}

/** A text in pieces: those that the terms meet are marked. */
export function marked(text, terms, lexicon) {
  const pieces = text.split(/([\p{L}\p{N}\p{M}\p{Cf}]+(?:-[\p{L}\p{N}\p{M}\p{Cf}]+)*)/u);
  const meeting = (words) =>
    pieces.map((piece) => {
      const found = tokens(piece).filter((word) => !lexicon.stop.has(word));
      return { piece, meets: found.length > 0 && words.some((word) => likeness(word, found, lexicon.stop) > 0) };
    });
  const own = terms.flatMap(({ words }) => words.flatMap(({ word }) => word.split(" ")));
  const by = meeting(own);
  if (by.some(({ meets }) => meets)) return by;
  return meeting(terms.flatMap((term) => wordsOf(term, lexicon).topical).map(({ word }) => word));
}
