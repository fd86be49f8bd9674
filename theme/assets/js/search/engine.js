// The search. Pagefind finds the pages that have each word, and ranking.js puts them in order.

import { answered, isPlace, unrepeated } from "./answers.js";
import { remembered } from "./asking.js";
import { ofChoice, paired, within } from "./chosen.js";
import { FACETS, FacetTable } from "./facet-table.js";
import { Lexicon } from "./lexicon.js";
import { analyse } from "./query.js";
import { askedFor } from "./questions.js";
import { listed, ranked } from "./ranking.js";
import { quotations, quoting } from "./quoted.js";
import { preload, presentRelease } from "./release.js";
import { starts, stem } from "./stem.js";
import { tokens } from "./tokens.js";
import { topicsOf } from "./topics.js";
import { isUnsaid, silentOf, unsaidBy, unshownOf } from "./unsaid.js";
import { whole } from "./watch.js";

const SETTINGS = {
  noWorker: true, // a worker is one more program to fetch, and after a while Pagefind no longer waits
  metaCacheTag: "0", // in each release, the folder has a new name
  exactDiacritics: true, // å, ä and ö are letters of their own
  ranking: {
    termFrequency: 0.6,
    pageLength: 0.35,
    metaWeights: { title: 8, namn: 4, amne: 1, fleramnen: 1, delar: 1.5, annanstans: 0.5, om: 0 },
  },
};
const LONGEST = 200; // characters of a query
const KEPT = 60; // files with answers
const WEIGHED = 20; // hits whose sentences are compared, if one file has them all
const FETCHED = 6; // and if each may be in a file of its own
const STILL = 50; // milliseconds for one more letter, where what answers is in many files
const RECENT = 20; // while somebody types, the same words are asked for again
const PAGE = 0.5; // what a page's own score counts for, beside its best sentence
const EVEN = 0.7; // below 1, a page's own score counts for less
// Kinds of page that gather what several documents say, with words of the editors'.
const GATHERED = ["kommun", "amne", "sida"];
const FEW = 1; // hits among which each is shown
const APART = 0.5; // an overview whose rows have the words one by one
const BESIDE = { "Om webbplatsen": 0.25 }; // pages that are not of the documents come after
const TRUSTED = 60_000; // milliseconds before the next search looks for a new release

let started;
let release; // the release that was loaded
let looked = 0; // when that was last known to be the present one
let pagefind;
let wanted = ""; // the newest text that was asked for
let isHere = false; // whether the program is: it has answered
let about; // what is here before the program is: the folder, the lexicon, the table of pages, and the answers

/**
 * Load Pagefind and the lexicon, once for each release that comes while the page is open. The files of the
 * index for `text` are fetched meanwhile.
 */
export async function start(root, text = "") {
  if (started && Date.now() - looked > TRUSTED && (await isReplaced(root))) await giveUp();
  if (!started) looked = Date.now(); // who asks again before the answer waits for the same
  started ??= load(root);
  if (text) {
    wanted = text;
    foresee();
  }
  return started;
}

/** Whether a new release has come. Its predecessor's files are gone, and would be missed silently. */
async function isReplaced(root) {
  looked = Date.now();
  try {
    return (await presentRelease(root)).folder !== release.folder;
  } catch {
    return false; // no connection: what has been fetched may be enough
  }
}

/** Forget what could not be fetched, so that the next search tries again. */
export async function giveUp() {
  started = about = undefined;
  isHere = false;
  await pagefind?.destroy();
}

/**
 * What `work` promises, with a file of the index lost as an error. It is tried twice: a file that is lost
 * may be that of a former release, and a fresh start finds the present one.
 */
export async function tried(work) {
  try {
    return await whole(work);
  } catch (error) {
    console.error(error);
    await giveUp();
    return whole(work);
  }
}

async function load(root) {
  release = await presentRelease(root);
  looked = Date.now();
  const folder = root + release.folder;
  const shelf = remembered((i) => json(`${folder}answers-${i}.json`).then(unpacked), KEPT);
  about = Promise.all([folder, openLexicon(folder), json(`${folder}facets.json`), shelf]);
  foresee();
  const [program, [, lexicon, index]] = await Promise.all([import(`${folder}pagefind.js`), about]);
  pagefind = program;
  await pagefind.options(SETTINGS);
  await pagefind.init();
  const further = index.parts.slice(1).map((_, i) => `${folder}${i + 1}/`);
  await Promise.all(further.map((part) => pagefind.mergeIndex(part, SETTINGS)));
  const ask = (asked, filters) => pagefind.search(asked, { filters }).then((all) => all.results);
  return { root, lexicon, facets: new FacetTable(index), resultsOf: remembered(ask, RECENT), shelf };
}

/** Begin to fetch what is needed for the text that is asked for: over a slow line, it is here when the program is. */
async function foresee() {
  if (!about || isHere) return;
  try {
    const [folder, lexicon, table, shelf] = await about;
    if (table.answers.length === 1) shelf(0).catch(() => {});
    await askAhead(folder, lexicon, table.files ?? []);
  } catch {
    // who needs it reports a failure
  }
}

async function askAhead(folder, lexicon, files) {
  const { terms } = await analyse(wanted.slice(0, LONGEST), lexicon, false);
  const asked = terms.flatMap(({ words }) => words.flatMap(({ word }) => askedOf(word, lexicon)));
  const stems = asked.flatMap(tokens).map(stem);
  const holds = (one, i) => files[i][0] <= `${one}\uffff` && !(files[i + 1]?.[0] <= one);
  const held = files.filter((_, i) => stems.some((one) => holds(one, i)));
  for (const [, name] of held) preload(`${folder}index/${name}.pf_index`);
}

async function openLexicon(folder) {
  const fetchShelf = (i) => json(`${folder}words-${i}.json`);
  return new Lexicon(await json(`${folder}lexicon.json`), fetchShelf);
}

async function json(address) {
  const answer = await fetch(address);
  return answer.json();
}

/**
 * Search for the start of a text with the facets `chosen` ({ kommun: "huddinge", … }). While
 * `typing`, its last word may lack letters. Returns `hits` and `most` (see ranking.js), `terms` and
 * `unknown` (see query.js), `silent`: the words, as typed, that none of the pages says, `wordless`: true if
 * there is no text, the `text` that was searched for,
 * `isCut`: true if its end was left out, and `apart`: true if no page has the words in quotation marks in
 * that order. If the search is `stale` when its pages are found, what answers is not fetched: then there
 * are no hits.
 */
export async function search(whole, chosen, engine, { typing = false, stale = () => false } = {}) {
  const text = whole.slice(0, LONGEST);
  const isCut = text !== whole;
  const { lexicon, facets, resultsOf } = engine;
  const filters = Object.fromEntries(
    FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]),
  );
  if (tokens(text).length === 0) {
    const wordless = !text.trim(); // signs alone are in no text
    const every = wordless ? listed(await resultsOf(null, filters), facets) : [];
    const { status } = chosen;
    const hits = every.filter(({ result }) => !status || facets.listed(result.id).includes(status));
    const asked = chosen.status ? ofChoice(chosen, lexicon) : undefined;
    const read = { terms: [], unknown: [], silent: [], most: false, apart: false, wordless, text, isCut };
    return { hits, ...read, asked, chosen, lexicon };
  }
  const still = typing && facets.answers.length > 1 && later(STILL);
  const { terms, unknown } = await analyse(text, lexicon, typing);
  const answers = await Promise.all(
    terms.map(({ words }) =>
      Promise.all(words.map(({ word }) => answersTo(word, filters, engine))),
    ),
  );
  isHere = true;
  const found = ranked(text, terms, answers, engine);
  const quoted = quotations(text);
  const said = quoted.length > 0 ? quoting(quoted) : askedFor(text);
  const asked = ofChoice(chosen, lexicon) ?? said;
  const kept = await together(found.hits, quoted, filters, engine);
  await still;
  const isEdited = (id) => GATHERED.includes(facets.kind(id));
  const hits = stale() ? [] : await weighing(kept ?? found.hits, terms, asked, chosen, engine);
  const unsaid = chosen.status ? unsaidBy(hits, terms, lexicon.stop) : silentOf(terms, answers, isEdited);
  const places = placesIn(terms, lexicon); // their own pages say them
  const silent = unsaid.filter((typed) => !places.includes(typed));
  return {
    ...found,
    hits,
    apart: !kept,
    terms,
    silent: chosen.typ ? [] : silent,
    unknown,
    wordless: false,
    text,
    isCut,
    asked,
    chosen,
    lexicon,
  };
}

/** The names of places among the terms, as typed. */
function placesIn(terms, lexicon) {
  return terms.filter((term) => isPlace(term, lexicon)).map(({ typed }) => typed);
}

function later(milliseconds) {
  return new Promise((after) => setTimeout(after, milliseconds));
}

/** Those of the hits that have the words of each quotation in that order. Undefined if none has. */
async function together(hits, quoted, filters, { resultsOf }) {
  const having = await Promise.all(
    quoted.map(async (words) => {
      const results = await resultsOf(`"${words.trim()}"`, filters);
      return new Set(results.map(({ id }) => id));
    }),
  );
  const whole = hits.filter(({ result }) => having.every((ids) => ids.has(result.id)));
  return whole.length > 0 || hits.length === 0 ? whole : undefined;
}

/**
 * The hits in the order of how well they answer: a page by its words, and by its best sentences. A page of
 * several municipalities is none if only the sentences of another than the one that is `chosen` answer, and no
 * page is one if none that answers has the chosen status.
 */
async function weighing(hits, terms, asked, chosen, engine) {
  const single = engine.facets.answers.length === 1;
  const isNarrow = chosen.kommun || chosen.status || chosen.ar;
  const weighed = !single ? FETCHED : isNarrow ? hits.length : WEIGHED;
  const first = hits.slice(0, weighed);
  const pages = await Promise.all(first.map((hit) => pageOf(hit, chosen, engine)));
  const all = answered(pages, terms, engine.lexicon, asked);
  const answers = first.map((hit, i) => chosenOnly(all[i], pages[i], chosen, asked, hit.titled));
  const top = first[0]?.score || 1;
  // A municipality's page lists what its priorities' pages say.
  const isFiller = ({ result, titled, named, answer }) =>
    engine.facets.kind(result.id) === "kommun" && !titled && !named && answer.points === 0 && first.length > FEW;
  // An overview may have each word in a row of its own: then none of them answers.
  const isApart = (hit, page, { sentences: [best] }) =>
    engine.facets.kind(hit.result.id) === "sida" &&
    best?.l && // one without a label says what the overview is about
    unshownOf(hit, terms, textOf(page, { sentences: [best] }), engine.lexicon.stop).length > 0;
  const scored = first
    .map((hit, i) => ({
      ...hit,
      page: pages[i],
      answer: answers[i],
      score:
        (hit.score / top) ** EVEN *
        (PAGE + answers[i].points) *
        (isApart(hit, pages[i], answers[i]) ? APART : 1) *
        (hit.titled ? 1 : (BESIDE[pages[i].o] ?? 1)),
    }))
    .filter(({ page, answer }) => !page.parted || answer.points > 0)
    .filter((hit) => !isFiller(hit))
    .filter(({ answer }) => answer.sentences.length > 0 || !chosen.status);
  scored.sort((a, b) => b.score - a.score);
  const told = unrepeated(scored.map(({ answer }) => answer));
  const shown = scored.map((hit, i) => ({ ...hit, answer: told[i] }));
  // A document has promises of all kinds. With a status, it is there for what no priority's page says of the words.
  const isBeside = (hit) =>
    engine.facets.kind(hit.result.id) === "dokument" &&
    (hit.answer.repeated || unsaidBy([hit], terms, engine.lexicon.stop).length === terms.length);
  return [...shown.filter((hit) => !chosen.status || !isBeside(hit)), ...hits.slice(weighed)];
}

/**
 * An answer with only the sentences that have the status that is chosen, if one is. If the best ones have not,
 * those of a page with the words in its title (`titled`) are about them all the same.
 */
function chosenOnly(answer, { s }, { status }, asked, titled) {
  if (!status || !s.some(({ p }) => p)) return answer; // a page without promises has the status as a whole
  const best = answer.sentences.filter((one) => asked(one) > 0);
  const sentences = best.length > 0 || !titled ? best : s.filter((one) => asked(one) > 0);
  return { ...answer, sentences };
}

/** The pages of a file with answers. The file has each sentence once. */
function unpacked({ sentences, pages }) {
  return pages.map((page) => ({ ...page, s: page.s.map((i) => sentences[i]) }));
}

/** A page with its sentences: of the municipality and the year that are `chosen`. */
async function pageOf({ result }, chosen, { facets, shelf, lexicon }) {
  const number = Number(result.id);
  const at = facets.shelf(number);
  const page = (await shelf(at))[number - facets.answers[at]];
  const towns = facets.own("kommun", result.id).map((i) => facets.values("kommun")[i]);
  const own = within(page.s, chosen, lexicon);
  return {
    ...page,
    s: own,
    parted: own.length < page.s.filter(({ y }) => !y).length,
    towns: towns.map((id) => lexicon.labels.kommun[id]),
  };
}

/** What the index is asked for a word: what the word starts with, and the marks of its topics. */
function askedOf(word, lexicon) {
  return [...starts(word), ...topicsOf(word, lexicon).map((id) => lexicon.marks[id])];
}

/** Pagefind's answers for a word, in the form that ranking.js needs. */
async function answersTo(word, filters, { lexicon, facets, resultsOf }) {
  const all = async (asked) => {
    return (await Promise.all(asked.map((one) => resultsOf(`"${one}"`, filters)))).flat();
  };
  const [shortest] = starts(word);
  const isYear = !filters.ar && facets.values("ar").includes(word); // what is of a year need not name it
  const [exact, everywhere, alike, through, ofYear] = await Promise.all([
    all(starts(word)),
    Promise.all(starts(word).map((one) => resultsOf(`"${one}"`, {}))),
    word.includes(" ") ? [] : resultsOf(shortest, filters),
    all(topicsOf(word, lexicon).map((id) => lexicon.marks[id])),
    isYear ? resultsOf(null, { ...filters, ar: word }) : [],
  ]);
  const parts = new Set(everywhere.flat().map(({ id }) => facets.part(id)));
  return { exact, alike, through: [...through, ...ofYear], parts };
}

/**
 * What to show of a hit: its page's address, title and line below, the words that it does not say (`lacking`:
 * what is `shown` of it may lack them, or all of it), and the sentences that answer: with `isWhole`, all that have
 * the words.
 */
export async function previewOf(hit, { terms, asked, wordless, chosen }, engine, isWhole = false) {
  const page = hit.page ?? (await pageOf(hit, chosen, engine));
  const listed = wordless && Boolean(asked);
  const own = () => {
    const isGeneral = listed && engine.facets.kind(hit.result.id) === "dokument"; // see FacetTable.listed
    const s = isGeneral ? page.s.filter(({ g }) => g) : page.s;
    const [answer] = answered([{ ...page, s }], terms, engine.lexicon, asked);
    return chosenOnly(answer, page, chosen, asked, hit.titled);
  };
  const answer = hit.answer ?? unrepeated([own()], listed)[0];
  const isNarrow = FACETS.some((name) => chosen[name]); // a note is then of what is shown, and not of the whole page
  const isGathered = GATHERED.includes(engine.facets.kind(hit.result.id));
  // Whose a page is stands on it, and what is shown of another municipality need not say that it is not this one.
  const places = placesIn(terms, engine.lexicon);
  const lacking = wordless ? [] : unshownOf(hit, terms, textOf(page, answer), engine.lexicon.stop);
  const unshown = lacking.filter((typed) => !places.includes(typed));
  return {
    url: engine.root + page.u,
    title: page.t,
    about: page.o,
    towns: page.towns,
    lacking: unshown,
    shown: page.parted || isNarrow || isGathered || !isUnsaid(unshown, hit, answer.unsaid),
    topics: engine.facets.own("amne", hit.result.id).map((i) => engine.facets.values("amne")[i]),
    repeated: Boolean(answer.repeated) && answer.sentences.length > 0,
    sentences: (isWhole && !chosen.status && answer.having?.length > 0 ? answer.having : answer.sentences).map((one) =>
      located({ ...one, ...paired(one, chosen, terms, engine.lexicon) }, engine.root),
    ),
  };
}

/**
 * The text that is shown of a page: its title, where it belongs, and the sentences that answer with what stands
 * around them, and what the editors note of a word in them. What sort of page it is, is no word of it.
 */
function textOf(page, { sentences }) {
  const around = ({ t, i = "", l = "", v = "", m = "", a = "", n = "", p = [] }) =>
    [t, i, l, v, m, a, n, ...p.map(around)].join(" ");
  return [page.t, page.o.replace(/^(?!Ur )[^,.]*/, ""), ...sentences.map(around)].join(" ");
}

/** A sentence with whole addresses, and so its pairs. */
function located(sentence, root) {
  const found = { ...sentence, u: sentence.u && root + sentence.u };
  return found.p ? { ...found, p: found.p.map((pair) => located(pair, root)) } : found;
}
