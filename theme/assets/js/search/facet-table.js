// Which page has which values of each facet, as pagefind/facets.json tells.

/** What a search can be narrowed by. */
export const FACETS = ["kommun", "ar", "amne", "typ", "status"];

/** The values that each page has of every facet, by the page's id in Pagefind. */
export class FacetTable {
  constructor({ ids, width, parts, facets }) {
    this.pages = ids.length / width;
    this.width = width;
    this.facets = facets;
    this.slots = new Map();
    for (let i = 0; i < this.pages; i += 1) this.slots.set(ids.substr(i * width, width), i);
    this.parts = parts.flatMap((count, part) => Array(count).fill(part));
  }

  /** Where the table has a page. */
  slot(id) {
    const start = id.indexOf("_") + 1;
    return this.slots.get(id.slice(start, start + this.width).padEnd(this.width));
  }

  /** Which part of the index the page stands in. */
  part(id) {
    return this.parts[this.slot(id)];
  }

  /** The page's values of a facet, as slots among the facet's values. */
  own(name, id) {
    return this.facets[name]?.pages[this.slot(id)] ?? [];
  }

  kind(id) {
    return this.facets.typ.values[this.own("typ", id)[0]];
  }

  /** The values of a facet, in order. */
  values(name) {
    return this.facets[name]?.values ?? [];
  }

  /** How many of the pages have each value of a facet. */
  count(name, ids) {
    const values = this.values(name);
    const counts = new Map(values.map((value) => [value, 0]));
    for (const id of ids) {
      for (const i of this.own(name, id)) counts.set(values[i], counts.get(values[i]) + 1);
    }
    return counts;
  }
}

/**
 * What to choose from in a facet: values that some of the pages have, and the one that is `chosen`,
 * each with its label and how many they are.
 */
export function choices(labels, counts, chosen) {
  return Object.entries(labels)
    .map(([value, label]) => ({ value, label, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || value === chosen);
}
