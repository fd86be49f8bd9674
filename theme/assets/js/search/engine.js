// Searching: Pagefind finds the pages that hold each word; here they are put in a reader's order.

import { FACETS, Facets } from "./facets.js";
import { json, openLexicon } from "./lexicon.js";
import { analyse, isNamed, topicsOf } from "./query.js";
import { bare } from "./stem.js";
import { tokens } from "./tokens.js";

// The canonical page of a priority before the long document that holds everything.
const KIND = { prioritering: 1, insats: 1, amne: 0.9, dokument: 0.62, kommun: 0.4, sida: 0.5 };
const TITLE = 0.9;
// Found through its topics and not through its text: a topic's own page, and a priority's.
const THROUGH = { own: 0.95, first: 0.6, further: 0.4, told: 0.4 };
// Held in a longer word only: behind the pages that have the word itself.
const ALIKE = 0.4;
const HEADING = 1.5;
// Asked for by its name, the page of a municipality or a topic goes before what merely names it.
const CALLED = 2.5;
const FEW = 3;
const MOST = 0.5;

const SETTINGS = {
  excerptLength: 26,
  exactDiacritics: true, // å, ä and ö are letters of their own
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
  return isNamed(text, names?.[facets.values(kind)[facets.own(kind, id)[0]]] ?? "");
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
 * The pages that hold one of a term's words, with the fields that do (`fields`), what to show of it
 * (`result`), and how much of the term each has, at most 1 (`share`).
 */
async function holding({ words }, filters, engine) {
  const found = await Promise.all(
    words.map(async ({ word, share }) => {
      const held = await holdingWord(word, filters, engine);
      return held.map((page) => ({ ...page, share: share * page.share, tier: share * page.tier }));
    }),
  );
  const pages = new Map();
  for (const page of found.flat()) {
    const other = pages.get(page.result.id);
    const better = !other || page.tier > other.tier || page.share > other.share;
    const fields = [...(other?.fields ?? []), ...page.fields];
    pages.set(page.result.id, { ...(better ? page : other), fields });
  }
  return [...pages.values()];
}

/**
 * The pages that hold a word, or have a topic that goes by it. `tier` is 1 where the page has the
 * word, or a form of it, and less where it only has longer words that start so.
 *
 * Pagefind gives both together, and where a part of the index does not hold the word, words that
 * start alike instead. Asked for a phrase it gives the word alone, but of each page only the first
 * place, and every page the same score.
 */
async function holdingWord(word, filters, { lexicon, facets }) {
  const asked = bare(word);
  const marks = topicsOf(word, lexicon).map((id) => lexicon.marks[id]);
  const [exact, alike, ...through] = await Promise.all([
    resultsOfAny([asked, word], filters),
    word.includes(" ") ? [] : resultsOf(asked, filters),
    ...marks.map((mark) => resultsOf(`"${mark}"`, filters)),
  ]);
  const parts = new Set([...exact.values()].map(({ id }) => facets.part(id)));
  const number = /^[0-9]/.test(word); // never the start of another
  const close = alike.filter(({ id }) => (number ? exact.has(id) : parts.has(facets.part(id))));
  const pages = new Map();
  for (const result of [...close, ...exact.values(), ...through.flat()]) {
    const page = pages.get(result.id) ?? { result, fields: [] };
    page.fields.push(...(result.matchedMetaFields ?? []));
    pages.set(result.id, page);
  }
  const held = [...pages.values()];
  const best = Math.max(...held.map(({ result }) => (isOnPage(result) ? result.score : 0)));
  const own = new Set([...exact.values(), ...through.flat()].map(({ id }) => id));
  return held.map(({ result, fields }) => {
    const tier = own.has(result.id) ? 1 : ALIKE;
    const share = isOnPage(result) ? tier * Math.sqrt(result.score / best) : 0;
    return { result, fields, tier, share };
  });
}

/** The pages that hold one of the phrases, by id. */
async function resultsOfAny(phrases, filters) {
  const asked = [...new Set(phrases)].map((one) => resultsOf(`"${one}"`, filters));
  const found = (await Promise.all(asked)).flat().reverse();
  return new Map(found.map((result) => [result.id, result]));
}

function isOnPage(result) {
  return result.words.length > 0;
}

async function ranked(terms, filters, engine) {
  const { facets } = engine;
  const found = await Promise.all(terms.map((term) => holding(term, filters, engine)));
  const pages = new Map();
  const total = facets.pages || 1;
  const weights = found.map((held) => Math.log(1 + total / (1 + held.length)));
  const sum = weights.reduce((a, b) => a + b, 0);
  found.forEach((held, i) => {
    for (const { result, fields, share, tier } of held) {
      const page = pages.get(result.id) ?? { result, points: 0, weight: 0, terms: [], title: 0 };
      const onPage = isOnPage(result);
      const through = tier * nearness(fields, facets.kind(result.id));
      const inTitle = fields.includes("title") || fields.includes("namn") ? tier : 0;
      page.points += weights[i] * (Math.max(share, through) + TITLE * inTitle);
      page.weight += weights[i];
      page.title += inTitle;
      page.terms.push({ ...terms[i], onPage, fields, result, weight: weights[i] });
      if (onPage && !isOnPage(page.result)) page.result = result;
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
  if (fields.includes("fleramnen")) return THROUGH.further;
  return fields.includes("om") ? THROUGH.told : 0;
}

/** What to show of a hit: title, address of the part that matches, excerpt, and the rest. */
export async function shown(hit) {
  const data = await hit.result.data();
  const best = (await bestPart(data, hit)) ?? data;
  return {
    url: best.url.replace("#_rubrik-", "#"), // a section by its own name, not by its heading's
    title: data.meta.title,
    about: data.meta.om ?? "",
    excerpt: withoutTitle(best.excerpt, data.meta.title),
    topics: data.filters.amne ?? [],
  };
}

/**
 * The part of a page, of those with a heading, that holds most of the terms; one in the heading
 * itself counts for more. Nothing where what stands before them all holds more.
 */
async function bestPart(data, { result, terms }) {
  const headings = data.anchors.filter(({ element, text }) => /h\d/i.test(element) && text?.trim());
  headings.sort((a, b) => a.location - b.location);
  const parts = headings.map(({ id, location, text }, i) => {
    const end = headings[i + 1]?.location ?? Infinity;
    return { id, ...holds(terms, location, location + text.split(" ").length, end) };
  });
  const most = Math.max(...parts.map(({ points }) => points));
  const { id, term } = parts.find(({ points }) => points === most) ?? {};
  if (!term || holds(terms, 0, 0, headings[0].location).points > most) return null;
  const { sub_results: found } = term.result === result ? data : await term.result.data();
  return found.find(({ url, excerpt }) => url.endsWith(`#${id}`) && excerpt.includes("<mark>"));
}

/** What the terms between two places are worth, and which of them is worth most. */
function holds(terms, start, afterHeading, end) {
  let points = 0;
  let term;
  for (const one of terms) {
    const places = one.result.words.filter((at) => at >= start && at < end);
    if (places.length === 0) continue;
    points += one.weight * (places.some((at) => at < afterHeading) ? HEADING : 1);
    if (!term || one.weight > term.weight) term = one;
  }
  return { points, term };
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
