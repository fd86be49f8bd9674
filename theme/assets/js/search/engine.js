// Searching: Pagefind finds the pages that hold each word; here they are put in a reader's order.

import { FACETS, Facets } from "./facets.js";
import { json, openLexicon } from "./lexicon.js";
import { analyse, tokens, topicsOf } from "./query.js";

// The canonical page of a priority before the long document that holds everything.
const KIND = { prioritering: 1, insats: 1, amne: 0.9, dokument: 0.62, kommun: 0.4, sida: 0.5 };
const TITLE = 0.9;
// Found through its topics and not through its text: a topic's own page, and a priority's.
const THROUGH = { own: 0.95, first: 0.6, further: 0.4 };
// Asked for by its name, the page of a municipality or a topic goes before what merely names it.
const CALLED = 2.5;
const FEW = 3;
const MOST = 0.5;

const SETTINGS = {
  excerptLength: 26,
  ranking: {
    termFrequency: 0.6,
    pageLength: 0.35,
    metaWeights: { title: 8, namn: 4, amne: 1, fleramnen: 1, delar: 1.5, om: 0 },
  },
};

const RECENT = 20;

let started;
let pagefind;
let recent = new Map();

/** Load Pagefind and the lexicon; later calls give the same promise. */
export function start(root) {
  started ??= load(root);
  return started;
}

/** Forget what could not be fetched, so that the next search starts afresh. */
export async function giveUp() {
  started = undefined;
  recent = new Map();
  await pagefind?.destroy();
}

async function load(root) {
  pagefind = await import(`${root}pagefind/pagefind.js`);
  const [lexicon, index] = await Promise.all([
    openLexicon(root),
    json(`${root}pagefind/facets.json`),
    pagefind.options(SETTINGS),
  ]);
  await pagefind.init();
  const further = index.parts.slice(1).map((_, i) => `${root}pagefind/${i + 1}/`);
  await Promise.all(further.map((part) => pagefind.mergeIndex(part, SETTINGS)));
  const facets = new Facets(index);
  // A small index is fetched whole at once, so that a further search fetches only its excerpts.
  if (index.whole) pagefind.search(null);
  return { lexicon, facets };
}

/**
 * Search for `text` with facets `chosen` ({ kommun: "huddinge", … }); while `typing`, its last word
 * may lack letters. Gives the `hits` in order, each with the Pagefind result and the terms it
 * holds; `terms` and `unknown` as query.js reads them; and `most`, whether pages with only most of
 * the words were let in.
 */
export async function search(text, chosen, engine, { typing = false } = {}) {
  const { lexicon, facets } = engine;
  const filters = Object.fromEntries(
    FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]),
  );
  const { terms, unknown } = await analyse(text, lexicon, typing);
  const wordless = tokens(text).length === 0;
  let hits = [];
  let most = false;
  if (wordless) {
    const { results } = await pagefind.search(null, { filters });
    const score = (result) => KIND[facets.kind(result.id)] ?? 0;
    hits = results.map((result) => ({ result, score: score(result), terms: [] }));
  } else if (terms.length > 0) {
    ({ hits, most } = await ranked(terms, filters, engine));
    for (const hit of hits) if (isCalled(text, hit.result.id, engine)) hit.score *= CALLED;
  }
  hits.sort((a, b) => b.score - a.score);
  return { hits, terms, unknown, most, wordless, lexicon };
}

/** Whether the page is of a municipality, or a topic, whose name is or starts with the text. */
function isCalled(text, id, { lexicon, facets }) {
  const kind = facets.kind(id);
  const names = { kommun: lexicon.labels.kommun, amne: lexicon.called }[kind];
  const name = tokens(names?.[facets.values(kind)[facets.own(kind, id)[0]]] ?? "");
  return name.length > 0 && tokens(text).every((word, i) => word === name[i]);
}

/** What Pagefind answers. From letter to letter the same is asked again, and is remembered. */
function resultsOf(asked, filters) {
  const key = JSON.stringify([asked, filters]);
  const search = () => pagefind.search(asked, { filters }).then(({ results }) => results);
  const found = recent.get(key) ?? search();
  recent.delete(key);
  recent.set(key, found);
  if (recent.size > RECENT) recent.delete(recent.keys().next().value);
  return found;
}

/**
 * The pages that hold a word, or have a topic that goes by it, with the fields that do.
 *
 * Where a part of the index does not hold the word, Pagefind answers with words that start alike;
 * asked for a phrase it does not, but then gives every page the same score.
 */
async function holding(word, filters, { lexicon, facets }) {
  const phrases = [word, ...topicsOf(word, lexicon).map((id) => lexicon.marks[id])];
  const asked = [word, ...phrases.map((phrase) => `"${phrase}"`)];
  const [words, exact, ...marks] = await Promise.all(
    asked.map((one) => resultsOf(one, filters)),
  );
  const parts = new Set(exact.map(({ id }) => facets.part(id)));
  const found = [...words.filter(({ id }) => parts.has(facets.part(id))), ...marks.flat()];
  const pages = new Map();
  for (const result of found) {
    const page = pages.get(result.id) ?? { result, fields: [] };
    page.fields.push(...(result.matchedMetaFields ?? []));
    pages.set(result.id, page);
  }
  return [...pages.values()];
}

async function ranked(terms, filters, engine) {
  const { facets } = engine;
  const found = await Promise.all(terms.map(({ word }) => holding(word, filters, engine)));
  const pages = new Map();
  const total = facets.pages || 1;
  const weights = found.map((held) => Math.log(1 + total / (1 + held.length)));
  const sum = weights.reduce((a, b) => a + b, 0);
  found.forEach((held, i) => {
    const onPages = held.filter(({ result }) => result.words.length > 0);
    const best = Math.max(...onPages.map(({ result }) => result.score), 1e-9);
    for (const { result, fields } of held) {
      const page = pages.get(result.id) ?? { result, points: 0, weight: 0, terms: [], title: 0 };
      const onPage = result.words.length > 0;
      const through = nearness(fields, facets.kind(result.id));
      const share = onPage ? Math.sqrt(result.score / best) : 0;
      const inTitle = fields.includes("title") || fields.includes("namn") ? 1 : 0;
      page.points += weights[i] * (Math.max(share, through) + TITLE * inTitle);
      page.weight += weights[i];
      page.title += inTitle;
      page.terms.push({ ...terms[i], onPage, fields });
      if (onPage && page.result.words.length === 0) page.result = result;
      pages.set(result.id, page);
    }
  });
  const scored = [...pages.entries()].map(([id, page]) => {
    const coverage = page.weight / sum;
    const named = page.title === terms.length ? 1 : 0;
    const kind = KIND[facets.kind(id)] ?? 0.5;
    const weight = named ? Math.max(kind, 0.9) : kind;
    return { ...page, coverage, score: (page.points / sum) * coverage ** 2 * weight };
  });
  const whole = scored.filter(({ terms: own }) => own.length === terms.length);
  if (whole.length >= FEW || terms.length === 1) return { hits: whole, most: false };
  const wide = scored.filter(({ coverage }) => coverage >= MOST);
  return { hits: wide, most: wide.length > whole.length };
}

/** How much a page counts for a word that its topics or its compounds hold. */
function nearness(fields, kind) {
  if (fields.includes("amne")) return kind === "amne" ? THROUGH.own : THROUGH.first;
  if (fields.includes("delar")) return THROUGH.first;
  return fields.includes("fleramnen") ? THROUGH.further : 0;
}

/** What to show of a hit: title, address of the part that matches, excerpt, and the rest. */
export async function shown(hit) {
  const data = await hit.result.data();
  const matches = ({ url, locations }) => url.includes("#") && locations?.length;
  const part = data.sub_results?.find(matches);
  const onPage = hit.terms.length === 0 || hit.terms.some((term) => term.onPage);
  const best = onPage && part?.excerpt.includes("<mark>") ? part : data;
  return {
    url: best.url.replace("#_rubrik-", "#"), // a section by its own name, not by its heading's
    title: data.meta.title,
    about: data.meta.om ?? "",
    excerpt: withoutTitle(best.excerpt, data.meta.title),
    topics: data.filters.amne ?? [],
  };
}

/** An excerpt from the start of a page without its heading; Pagefind ends that with a full stop. */
function withoutTitle(excerpt, title) {
  let at = 0;
  for (const letter of title) {
    while (excerpt[at] === "<") at = excerpt.indexOf(">", at) + 1;
    if (excerpt[at] !== letter) return excerpt;
    at += 1;
  }
  const rest = excerpt.slice(at);
  const stop = rest.match(/^\.(<\/mark>)?(\s+|$)/);
  return stop ? rest.slice(stop[0].length) : excerpt;
}
