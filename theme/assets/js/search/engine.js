// Searching: Pagefind finds the pages that hold each word; here they are put in a reader's order.

import { analyse, fold, prepare, tokens } from "./query.js";

// The canonical page of a priority before the long document that holds everything.
const KIND = { prioritering: 1, insats: 1, amne: 0.9, dokument: 0.62, kommun: 0.4, sida: 0.5 };
const FACETS = ["kommun", "ar", "amne", "typ", "status"];
const TITLE = 0.9;
// Found through its topics and not through its text: a topic's own page, and a priority's.
const THROUGH = { own: 0.95, first: 0.6, further: 0.4 };
const FEW = 3;
const MOST = 0.5;
const SMALL = 300;

let started;

/** Load Pagefind and the lexicon; later calls give the same promise. */
export function start(root) {
  started ??= load(root);
  return started;
}

async function load(root) {
  const pagefind = await import(`${root}pagefind/pagefind.js`);
  const [lexicon, { ids, facets }] = await Promise.all([
    json(`${root}assets/search/lexicon.json`),
    json(`${root}pagefind/facets.json`),
    pagefind.options({
      excerptLength: 26,
      ranking: {
        termFrequency: 0.6,
        pageLength: 0.35,
        metaWeights: { title: 8, namn: 4, amnesord: 1, fleramnesord: 1, delar: 1.5, om: 0, om_sidan: 0 },
      },
    }),
  ]);
  await pagefind.init();
  const kinds = new Map();
  for (const [kind, places] of Object.entries(facets.typ)) {
    for (const place of places) kinds.set(ids[place], kind);
  }
  // A small index is fetched whole at once, so that a further search fetches only its excerpts.
  if (ids.length < SMALL) await pagefind.search(null);
  return { pagefind, lexicon: prepare(lexicon), kinds, ids, facets };
}

async function json(address) {
  const answer = await fetch(address);
  return answer.json();
}

/**
 * Search for `text` with `facets` ({ kommun: "huddinge", … }). Gives the `hits` in order, each with
 * the Pagefind result and the terms it holds; `terms` and `unknown` as query.js reads them; and
 * `most`, whether pages with only most of the words were let in.
 */
export async function search(text, facets, { pagefind, lexicon, kinds }) {
  const filters = Object.fromEntries(
    FACETS.filter((name) => facets[name]).map((name) => [name, facets[name]]),
  );
  const { terms, unknown } = analyse(text, lexicon);
  const wordless = tokens(text).length === 0;
  let hits = [];
  let most = false;
  if (wordless) {
    const { results } = await pagefind.search(null, { filters });
    hits = results.map((result) => ({ result, score: KIND[kinds.get(result.id)] ?? 0, terms: [] }));
  } else if (terms.length > 0) {
    ({ hits, most } = await ranked(terms, filters, pagefind, kinds));
    if (isMunicipality(text, lexicon)) {
      for (const hit of hits) if (kinds.get(hit.result.id) === "kommun") hit.score *= 2.5;
    }
  }
  hits.sort((a, b) => b.score - a.score);
  return { hits, terms, unknown, most, wordless, lexicon };
}

function isMunicipality(text, lexicon) {
  const asked = tokens(text).join(" ");
  return Object.values(lexicon.labels.kommun).some((name) => fold(name) === asked);
}

async function ranked(terms, filters, pagefind, kinds) {
  const found = await Promise.all(terms.map(({ word }) => pagefind.search(word, { filters })));
  const pages = new Map();
  const total = kinds.size || 1;
  const weights = found.map(({ results }) => Math.log(1 + total / (1 + results.length)));
  const sum = weights.reduce((a, b) => a + b, 0);
  found.forEach(({ results }, i) => {
    const onPages = results.filter((result) => result.words.length > 0);
    const best = Math.max(...onPages.map(({ score }) => score), 1e-9);
    for (const result of results) {
      const page = pages.get(result.id) ?? { result, points: 0, weight: 0, terms: [], title: 0 };
      const fields = result.matchedMetaFields ?? [];
      const onPage = result.words.length > 0;
      const through = nearness(fields, kinds.get(result.id));
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
    const kind = named ? Math.max(KIND[kinds.get(id)] ?? 0.5, 0.9) : (KIND[kinds.get(id)] ?? 0.5);
    return { ...page, coverage, score: (page.points / sum) * coverage ** 2 * kind };
  });
  const whole = scored.filter(({ terms: own }) => own.length === terms.length);
  if (whole.length >= FEW || terms.length === 1) return { hits: whole, most: false };
  const wide = scored.filter(({ coverage }) => coverage >= MOST);
  return { hits: wide, most: wide.length > whole.length };
}

/** How much a page counts for a word that its topics or its compounds hold. */
function nearness(fields, kind) {
  if (fields.includes("amnesord")) return kind === "amne" ? THROUGH.own : THROUGH.first;
  if (fields.includes("delar")) return THROUGH.first;
  return fields.includes("fleramnesord") ? THROUGH.further : 0;
}

/** How many of the pages `found` have each value of a facet. */
export function facetCounts(name, values, found, { ids, facets }) {
  const there = new Set(found);
  const count = (value) => (facets[name]?.[value] ?? []).filter((i) => there.has(ids[i])).length;
  return new Map(values.map((value) => [value, count(value)]));
}

/** What to show of a hit: title, address of the part that matches, excerpt, and the rest. */
export async function shown(hit) {
  const data = await hit.result.data();
  const part = data.sub_results?.find(({ url, locations }) => url.includes("#") && locations?.length);
  const best = part && part.excerpt.includes("<mark>") ? part : null;
  const onPage = hit.terms.length === 0 || hit.terms.some((term) => term.onPage);
  return {
    // A section is linked by its own name, not by that of its heading.
    url: onPage && best ? best.url.replace("#_rubrik-", "#") : data.url,
    title: data.meta.title,
    about: data.meta.om ?? "",
    excerpt: onPage ? (best?.excerpt ?? data.excerpt) : (data.meta.om_sidan ?? ""),
    topics: data.filters.amne ?? [],
  };
}
