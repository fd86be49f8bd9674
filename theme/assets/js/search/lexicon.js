// The words that a search can find, fetched shelf by shelf. Words with the same start are on the same
// shelf. For this, å and ä count as a, and ö as o. A verb with its particle counts as one word
// (in|ställas).

import { START } from "./forms.js";
import { fold, tokens } from "./tokens.js";

/**
 * The lexicon. From the start it has these fields, and the topics' names among its words:
 *
 * - `stop`: words that are not searched for
 * - `synonyms`: other words, by word or phrase
 * - `spelled`: words that need no correction
 * - `stems`: the stems of each word that has several; -tag only behind other letters
 * - `particles`: the particles of verbs
 * - `searched`: the documents, as in running text
 * - `places`: the words of the municipalities' names and counties
 * - `topics`: the names of each topic, by id
 * - `called`: the labels of the topics that are not also the title of a priority
 * - `marks`: the word that stands for each topic in the index
 * - `labels`: the label of each value of a facet
 * - `former`: the present value of a facet for each former one, by facet
 * - `statuses`: the names of statuses that are one word
 */
export class Lexicon {
  /**
   * `shelves` has the start of each shelf's first word. `fetchShelf(i)` promises its words. Few words
   * are all on the first shelf, which is there from the start (`words`).
   */
  constructor({ stop, topics, labels, words, ...further }, fetchShelf) {
    Object.assign(this, { fetchShelf, topics, labels, ...further });
    this.stop = new Set(stop);
    this.phrases = Object.keys(this.synonyms)
      .map((typed) => ({ typed, parts: tokens(typed) }))
      .filter(({ parts }) => parts.length > 1)
      .sort((a, b) => b.parts.length - a.parts.length);
    this.statuses = Object.values(labels.status).map(tokens).filter(isOne).flat();
    this.words = new Set();
    this.said = new Set(); // those of them that stand in documents, and not in a topic's name alone
    this.about = new Set(); // words that only the pages about the site have
    this.groups = new Map();
    this.verbsWithParticle = new Map();
    this.fetched = [];
    this.add(Object.values(topics).flat(), false);
    if (words) this.fetched.push(Promise.resolve(this.add(words)));
  }

  /** Add words: those of a shelf, or the topics' names, which no document need have said (`isSaid`). */
  add(words, isSaid = true) {
    for (const said of words) {
      const word = said.replace(/^~/, "");
      if (isSaid && word === said) this.said.add(word);
      if (this.words.has(word)) continue;
      if (word !== said) this.about.add(word);
      this.words.add(word);
      const [particle, verb] = word.split("|");
      if (verb) put(this.verbsWithParticle, startOf(particle + verb), { particle, verb });
      else put(this.groups, startOf(word), word);
    }
  }

  /** Fetch the words with the same first three letters as `word`. */
  async like(word) {
    await this.shelf(this.shelfOf(startOf(word)));
  }

  /** Fetch the words that start with `start`, or with its first three letters. */
  async take(start) {
    const first = this.shelfOf(startOf(start));
    const last = this.shelfOf(`${startOf(start)}\u{10ffff}`);
    await Promise.all(this.shelves.slice(first, last + 1).map((_, i) => this.shelf(first + i)));
  }

  async all() {
    await Promise.all(this.shelves.map((_, i) => this.shelf(i)));
  }

  /** Whether every word has been fetched. */
  get whole() {
    return this.shelves.every((_, i) => i in this.fetched);
  }

  shelfOf(start) {
    return Math.max(0, this.shelves.filter((first) => first <= start).length - 1);
  }

  shelf(i) {
    this.fetched[i] ??= this.fetchShelf(i).then((words) => this.add(words));
    return this.fetched[i];
  }

  has(word) {
    return this.words.has(word);
  }

  /** The fetched words with the same first three letters as `word`. */
  alike(word) {
    return this.groups.get(startOf(word)) ?? [];
  }

  /** The fetched verbs that, after their particle, have the same first three letters as `word`. */
  loose(word) {
    return this.verbsWithParticle.get(startOf(word)) ?? [];
  }

  /** The fetched words that start with `start`, or with its first three letters. If it is empty: all of them. */
  starting(start) {
    const groups = [...this.groups.keys()].filter((key) => key.startsWith(startOf(start))).sort();
    return groups.flatMap((key) => this.groups.get(key));
  }
}

/** The start that words on one shelf share. */
function startOf(word) {
  return fold(word).slice(0, START);
}

function isOne(words) {
  return words.length === 1;
}

function put(groups, key, value) {
  if (!groups.has(key)) groups.set(key, []);
  groups.get(key).push(value);
}
