// The words that a search can find, fetched shelf by shelf: those that start alike stand together.

/** Two forms of a word share at least so many letters. */
export const START = 3;

/** Fetch a file of JSON. */
export async function json(address) {
  const answer = await fetch(address);
  return answer.json();
}

/** The lexicon of the site at `root`; one that fits a single shelf is fetched at once. */
export async function openLexicon(root) {
  const folder = `${root}assets/search/`;
  const lexicon = new Lexicon(folder, await json(`${folder}lexicon.json`));
  if (lexicon.shelves.length === 1) await lexicon.all();
  return lexicon;
}

/**
 * `stop`, `synonyms`, `topics` (their names by id), `called` (the labels of those that no priority
 * shares its title with), `marks` (what pages are indexed by for each topic) and `labels` (what
 * the facets' values are called) are there from the start, and so are the topics' names among the
 * words.
 */
class Lexicon {
  constructor(folder, { stop, topics, ...further }) {
    Object.assign(this, { folder, topics, ...further });
    this.stop = new Set(stop);
    this.words = new Set();
    this.groups = new Map();
    this.fetched = [];
    this.add(Object.values(topics).flat());
  }

  add(words) {
    for (const word of words) {
      if (this.words.has(word)) continue;
      this.words.add(word);
      const start = word.slice(0, START);
      if (!this.groups.has(start)) this.groups.set(start, []);
      this.groups.get(start).push(word);
    }
  }

  /** Fetch the words with the same first three letters as `word`. */
  async like(word) {
    await this.take(this.shelfOf(word.slice(0, START)));
  }

  /** Fetch the words with the same first letter as `word`. */
  async letter(word) {
    const first = this.shelfOf(word[0]);
    const last = this.shelfOf(`${word[0]}\u{10ffff}`);
    await Promise.all(this.shelves.slice(first, last + 1).map((_, i) => this.take(first + i)));
  }

  async all() {
    await Promise.all(this.shelves.map((_, i) => this.take(i)));
  }

  /** Whether every word is fetched. */
  get whole() {
    return this.shelves.every((_, i) => i in this.fetched);
  }

  shelfOf(start) {
    return Math.max(0, this.shelves.findLastIndex((first) => first <= start));
  }

  take(i) {
    this.fetched[i] ??= json(`${this.folder}words-${i}.json`).then((words) => this.add(words));
    return this.fetched[i];
  }

  has(word) {
    return this.words.has(word);
  }

  /** The fetched words with the same first three letters as `word`. */
  alike(word) {
    return this.groups.get(word.slice(0, START)) ?? [];
  }

  /** The fetched words with the first letter `letter`; all of them where that is empty. */
  starting(letter) {
    const groups = [...this.groups.keys()].filter((key) => key.startsWith(letter)).sort();
    return groups.flatMap((key) => this.groups.get(key));
  }
}
