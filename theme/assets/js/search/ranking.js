// Puts pages in a reader's order, from Pagefind's answers for each word.
//
// Pagefind's result has the page's `id`, its `score`, the positions of the `words` that match, and
// the fields that match (`matchedMetaFields`).

import { isNamed } from "./topics.js";

// A priority's own page comes before the long document that has everything.
const KIND = { prioritering: 1, insats: 1, amne: 0.9, dokument: 0.62, kommun: 0.4, sida: 0.5 };
const OTHER_KIND = 0.5;
const TITLED = 0.9; // at least this, if the title has every word
const TITLE = 0.9;
// Pages found through a topic and not through their text: the topic's own page, and a priority's.
const THROUGH = { own: 0.95, first: 0.6, further: 0.4, elsewhere: 0.2, told: 0.4 };
// Pages where the word is only a part of a longer word come last.
const ALIKE = 0.4;
// A search for the name of a municipality or a topic puts its page first.
const CALLED = 2.5;
const FEW = 3;
const NAMED = 2; // words in a title
const YEAR = /^(?:19|20)[0-9]{2}$/;
const MOST = 0.5;
const LEAST = 0.2;

/** All pages, for a search with facets but no words. Some kinds of page come first. */
export function listed(results, facets) {
  const hits = results.map((result) => {
    return { result, score: KIND[facets.kind(result.id)] ?? 0, terms: [] };
  });
  return inOrder(hits);
}

/**
 * The pages found for `text`: `hits` in order, and `most`. Each hit has the result to show, its
 * `score` and the `terms` that the page has. `most` is true if pages that lack some words are
 * included.
 *
 * `answers` has the results for each word of each term: for the word itself (`exact`), for words that
 * start with it (`alike`) and for the topics with that name (`through`), and the `parts` of the index that have
 * the word, whatever is chosen.
 */
export function ranked(text, terms, answers, { lexicon, facets }) {
  const found = terms.map(({ words }, i) => holding(words, answers[i], facets));
  const every = scored(terms, found, facets);
  const asked = every.filter((page) => isAskedFor(page, facets));
  const pages = asked.length > 0 ? asked : every;
  const { hits, most } = withEnough(pages, terms);
  const called = (hit) => (isCalled(text, hit.result.id, lexicon, facets) ? CALLED : 1);
  return { hits: inOrder(hits.map((hit) => ({ ...hit, score: hit.score * called(hit) }))), most };
}

/** Whether a page is about a municipality, or has a word of the query in its title or the like. */
function isAskedFor({ result, terms }, facets) {
  if (facets.kind(result.id) !== "sida" || facets.own("kommun", result.id).length > 0) return true;
  const own = ["title", "namn", "delar"];
  return terms.some(({ fields }) => own.some((name) => fields.includes(name)));
}

function inOrder(hits) {
  return hits.sort((a, b) => b.score - a.score);
}

/**
 * The pages that have one of a term's words. Each has the fields with the word (`fields`), what to
 * show (`result`), and how much of the term the page has, at most 1 (`share`).
 */
function holding(words, answers, facets) {
  const pages = new Map();
  words.forEach(({ word, share }, i) => {
    for (const held of holdingWord(word, answers[i], facets)) {
      const page = { ...held, share: share * held.share, tier: share * held.tier };
      const other = pages.get(page.result.id);
      const better = !other || page.tier > other.tier || page.share > other.share;
      const fields = [...(other?.fields ?? []), ...page.fields];
      pages.set(page.result.id, { ...(better ? page : other), fields });
    }
  });
  return [...pages.values()];
}

/**
 * The pages that have a word, or a topic with that name. `tier` is 1 if the page has the word or a
 * form of it. It is less if the page only has longer words that start with it.
 *
 * Pagefind returns both kinds together. If a part of the index lacks the word, it returns words that
 * start the same. A phrase search returns only the exact word. But then it gives only the first place
 * on each page, and every page has the same score.
 */
function holdingWord(word, { exact, alike, through, parts }, facets) {
  const own = new Map(exact.map((result) => [result.id, result]).reverse());
  const number = /^[0-9]/.test(word); // a number is never the start of another
  const close = alike.filter(({ id }) => (number ? own.has(id) : parts.has(facets.part(id))));
  const pages = new Map();
  for (const result of [...close, ...own.values(), ...through]) {
    const page = pages.get(result.id) ?? { result, fields: [] };
    page.fields.push(...(result.matchedMetaFields ?? []));
    pages.set(result.id, page);
  }
  const held = [...pages.values()];
  const best = Math.max(...held.map(({ result }) => (isOnPage(result) ? result.score : 0)));
  const whole = new Set([...own.keys(), ...through.map(({ id }) => id)]);
  return held.map(({ result, fields }) => {
    const tier = whole.has(result.id) ? 1 : ALIKE;
    const share = isOnPage(result) ? tier * Math.sqrt(result.score / best) : 0;
    return { result, fields, tier, share };
  });
}

function isOnPage(result) {
  return result.words.length > 0;
}

/** Every page found, with its score. A word that few pages have counts for more. */
function scored(terms, found, facets) {
  const weights = found.map((held) => Math.log(1 + facets.pages / (1 + held.length)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const pages = new Map();
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
  return [...pages.entries()].map(([id, page]) => {
    const coverage = page.weight / sum;
    const kind = KIND[facets.kind(id)] ?? OTHER_KIND;
    const weight = page.title === terms.length ? Math.max(kind, TITLED) : kind;
    const score = (page.points / sum) * coverage ** 2 * weight;
    const titled = page.title === terms.length;
    return { result: page.result, terms: page.terms, coverage, score, titled, named: page.title };
  });
}

/** How much a page counts for a word that only its topics or its compounds have. */
function nearness(fields, kind) {
  if (fields.includes("amne")) return kind === "amne" ? THROUGH.own : THROUGH.first;
  if (fields.includes("delar")) return THROUGH.first;
  if (fields.includes("fleramnen")) return THROUGH.further;
  if (fields.includes("annanstans")) return THROUGH.elsewhere;
  return fields.includes("om") ? THROUGH.told : 0;
}

/**
 * The pages with every term. If they are few, also those with most of the terms' weight. A page with several of
 * them in its title may lack a year: it may say that nothing was reported then.
 */
function withEnough(pages, terms) {
  const needed = terms.filter(({ typed }) => !YEAR.test(typed));
  const isNamed = (page) =>
    page.named >= NAMED && needed.every(({ typed }) => page.terms.some((term) => term.typed === typed));
  const whole = pages.filter((page) => page.terms.length === terms.length || isNamed(page));
  if (whole.length >= FEW) return { hits: whole, most: false };
  const wide = pages.filter(({ coverage }) => coverage >= MOST);
  if (wide.length > 0) return { hits: wide, most: wide.length > whole.length };
  const best = Math.max(...pages.map(({ coverage }) => coverage));
  const near = pages.filter(({ coverage }) => coverage >= LEAST && coverage >= 0.8 * best);
  return { hits: near, most: near.length > 0 };
}

/** Whether the page is that of a municipality or topic whose name is, or starts with, the text. */
function isCalled(text, id, lexicon, facets) {
  const kind = facets.kind(id);
  const names = { kommun: lexicon.labels.kommun, amne: lexicon.called }[kind];
  return isNamed(text, names?.[facets.values(kind)[facets.own(kind, id)[0]]] ?? "");
}
