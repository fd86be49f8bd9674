// Which page has which values of each facet. The values come from pagefind/facets.json.

/** The facets that can narrow a search. */
export const FACETS = ["kommun", "ar", "typ", "amne", "status"];

/** The values of every facet for each page, by the page's id in Pagefind: its number as text. */
export class FacetTable {
  constructor({ parts, facets, answers }) {
    this.answers = answers; // the number of the first page in each file with answers
    this.facets = facets;
    this.parts = parts.flatMap((count, part) => Array(count).fill(part));
    this.pages = this.parts.length;
  }

  /** The number of the file with a page's answers, by the page's number. */
  shelf(number) {
    return this.answers.filter((first) => first <= number).length - 1;
  }

  /** The part of the index that has the page. */
  part(id) {
    return this.parts[id];
  }

  /** The page's values of a facet, as positions among the facet's values. */
  own(name, id) {
    return this.facets[name]?.pages[id] ?? [];
  }

  kind(id) {
    return this.facets.typ.values[this.own("typ", id)[0]];
  }

  /** The values of a facet, in order. */
  values(name) {
    return this.facets[name]?.values ?? [];
  }

  /** The page's values of a facet, as they are called. */
  called(name, id) {
    return this.own(name, id).map((i) => this.values(name)[i]);
  }

  /**
   * The statuses for which a page is in a list without words: a document's own, which no priority's page has.
   */
  listed(id) {
    return this.called(this.kind(id) === "dokument" ? "allmant" : "status", id);
  }

  /** How many of the pages have each value of a facet, in a list without words (`wordless`) or with them. */
  count(name, ids, wordless = false) {
    const counts = new Map(this.values(name).map((value) => [value, 0]));
    const isListed = wordless && name === "status";
    for (const id of ids) {
      for (const value of isListed ? this.listed(id) : this.called(name, id)) {
        counts.set(value, counts.get(value) + 1);
      }
    }
    return counts;
  }
}

/**
 * The values to offer for a facet, each with its label and number of pages. A value without pages is
 * offered only if it is `chosen`.
 */
export function choices(labels, counts, chosen) {
  return Object.entries(labels)
    .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || value === chosen);
}
