// A small lexicon and a small table of pages, so that no test depends on the texts.

import { FacetTable } from "../../theme/assets/js/search/facet-table.js";
import { Lexicon } from "../../theme/assets/js/search/lexicon.js";
import { fold } from "../../theme/assets/js/search/tokens.js";

const EMPTY = {
  shelves: [""],
  stop: [],
  synonyms: {},
  spelled: [],
  places: [],
  stems: [],
  particles: ["fram", "in"],
  topics: {},
  called: {},
  marks: {},
  labels: { kommun: {}, amne: {}, status: {} },
};

/** A lexicon of the words, on one shelf that has been fetched. */
export async function lexiconOf(words, further = {}) {
  const lexicon = new Lexicon({ ...EMPTY, ...further }, async () => words);
  await lexicon.all();
  return lexicon;
}

/** A lexicon of several shelves, each a list of words, and the numbers of the `fetched` ones. */
export function shelved(shelves, further = {}) {
  const fetched = [];
  const starts = shelves.map(([first]) => fold(first).replace("|", "").slice(0, 3));
  const lexicon = new Lexicon({ ...EMPTY, shelves: starts, ...further }, async (i) => {
    fetched.push(i);
    return shelves[i];
  });
  return { lexicon, fetched };
}

/**
 * A table of pages, each with the values of its facets, as lists. The first `first` pages are in part 0
 * of the index, and the others in part 1.
 */
export function tableOf(pages, first = pages.length) {
  const facets = {};
  for (const name of ["typ", "kommun", "amne", "ar", "status", "allmant"]) {
    const values = [...new Set(pages.flatMap((page) => page[name] ?? []))].sort();
    const owned = pages.map((page) => (page[name] ?? []).map((value) => values.indexOf(value)));
    facets[name] = { values, pages: owned };
  }
  return new FacetTable({ parts: [first, pages.length - first], facets });
}
