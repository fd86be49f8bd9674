// The search. Pagefind finds the pages that have each word, and ranking.js puts them in order.

import { remembered } from "./asking.js";
import { FACETS, FacetTable } from "./facet-table.js";
import { Lexicon } from "./lexicon.js";
import { bestSection, inSection, preview } from "./preview.js";
import { analyse } from "./query.js";
import { listed, ranked } from "./ranking.js";
import { starts } from "./stem.js";
import { tokens } from "./tokens.js";
import { topicsOf } from "./topics.js";

const SETTINGS = {
  excerptLength: 26,
  exactDiacritics: true, // å, ä and ö are letters of their own
  ranking: {
    termFrequency: 0.6,
    pageLength: 0.35,
    metaWeights: { title: 8, namn: 4, amne: 1, fleramnen: 1, delar: 1.5, om: 0, korthet: 0 },
  },
};
const RECENT = 20; // while somebody types, the same words are asked for again
const TRUSTED = 60_000; // milliseconds before the next search looks for a new release

let started;
let release; // the folder of the release that was loaded
let looked = 0; // when that was last known to be the present one
let pagefind;

/** Load Pagefind and the lexicon, once for each release that comes while the page is open. */
export async function start(root) {
  if (started && Date.now() - looked > TRUSTED && (await isReplaced(root))) await giveUp();
  if (!started) looked = Date.now(); // who asks again before the answer waits for the same
  started ??= load(root);
  return started;
}

/** Whether a new release has come. Its predecessor's files are gone, and would be missed silently. */
async function isReplaced(root) {
  looked = Date.now();
  try {
    return (await presentRelease(root)) !== release;
  } catch {
    return false; // no connection: what has been fetched may be enough
  }
}

/** Forget what could not be fetched, so that the next search tries again. */
export async function giveUp() {
  started = undefined;
  await pagefind?.destroy();
}

async function load(root) {
  release = await presentRelease(root);
  looked = Date.now();
  const folder = root + release;
  pagefind = await import(`${folder}pagefind.js`);
  const [lexicon, index] = await Promise.all([
    openLexicon(folder),
    json(`${folder}facets.json`),
    pagefind.options(SETTINGS),
  ]);
  await pagefind.init();
  const further = index.parts.slice(1).map((_, i) => `${folder}${i + 1}/`);
  await Promise.all(further.map((part) => pagefind.mergeIndex(part, SETTINGS)));
  // Fetch a small index at once, so that later searches fetch only excerpts.
  if (index.whole) pagefind.search(null);
  const ask = (asked, filters) => pagefind.search(asked, { filters }).then((all) => all.results);
  return { lexicon, facets: new FacetTable(index), resultsOf: remembered(ask, RECENT) };
}

/** What a search fetches has a new address in each release; only this tells which. */
async function presentRelease(root) {
  const pointer = await json(`${root}assets/search.json`, { cache: "no-cache" });
  return pointer.folder;
}

/** The lexicon in a folder. A lexicon of one shelf is fetched at once. */
async function openLexicon(folder) {
  const fetchShelf = (i) => json(`${folder}words-${i}.json`);
  const lexicon = new Lexicon(await json(`${folder}lexicon.json`), fetchShelf);
  if (lexicon.shelves.length === 1) await lexicon.all();
  return lexicon;
}

async function json(address, how) {
  const answer = await fetch(address, how);
  return answer.json();
}

/**
 * Search for `text` with the facets `chosen` ({ kommun: "huddinge", … }). While `typing`, its last
 * word may lack letters. Returns `hits` and `most` (see ranking.js), `terms` and `unknown` (see
 * query.js), and `wordless`: true if the text has no word.
 */
export async function search(text, chosen, engine, { typing = false } = {}) {
  const { lexicon, facets, resultsOf } = engine;
  const filters = Object.fromEntries(
    FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]),
  );
  if (tokens(text).length === 0) {
    const hits = listed(await resultsOf(null, filters), facets);
    return { hits, terms: [], unknown: [], most: false, wordless: true, lexicon };
  }
  const { terms, unknown } = await analyse(text, lexicon, typing);
  const answers = await Promise.all(
    terms.map(({ words }) =>
      Promise.all(words.map(({ word }) => answersTo(word, filters, engine))),
    ),
  );
  return {
    ...ranked(text, terms, answers, engine),
    terms,
    unknown,
    wordless: false,
    lexicon,
  };
}

/** Pagefind's answers for a word, in the form that ranking.js needs. */
async function answersTo(word, filters, { lexicon, resultsOf }) {
  const all = async (asked) => {
    return (await Promise.all(asked.map((one) => resultsOf(`"${one}"`, filters)))).flat();
  };
  const [shortest] = starts(word);
  const [exact, alike, through] = await Promise.all([
    all(starts(word)),
    word.includes(" ") ? [] : resultsOf(shortest, filters),
    all(topicsOf(word, lexicon).map((id) => lexicon.marks[id])),
  ]);
  return { exact, alike, through };
}

/** What to show of a hit (see preview.js). */
export async function previewOf({ result, terms }) {
  const data = await result.data();
  const best = bestSection(data.anchors, terms);
  if (!best) return preview(data, data);
  const of = best.term.result === result ? data : await best.term.result.data();
  return preview(data, inSection(of.sub_results, best.id) ?? data);
}
