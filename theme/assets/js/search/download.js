// The list of a search as a table for a spreadsheet: a row for each sentence.

import { csv } from "./csv.js";

const LONGEST = 60; // letters of a file's name

const HEAD = [
  "Titel",
  "Om sidan",
  "Ord som sidan inte nämner",
  "Kommun",
  "Vad det är",
  "Vem, enligt texten",
  "Text",
  "Redaktionens ord",
  "Hör ihop med",
  "Dokument",
  "Diarienummer",
  "Dokumentets datum",
  "Dokumentet gäller",
  "Adress",
];

/**
 * The file: previews of hits (see engine.js) as text. A sentence that several of them have is a row once, with the
 * first. What a document says is apart from what the editors call it: the text of a figure is the words that it rests on. `data` has the rows of the data files with all documents and all figures, and `root` is the site's address.
 */
export function table(previews, data, root) {
  const told = new Set();
  const rows = previews.flatMap(({ title, about, lacking, towns, url, sentences }) => {
    const each = sentences.length > 0 ? sentences : [{ t: "" }];
    const own = each.filter((one) => isNew(told, one.u ?? url, one.t));
    return own.map(({ l, m = towns.join(", "), v, u = url, p = [], x, ...one }) => {
      const figure = data.measures.find(({ id }) => id === x);
      const from = documentAt(u.slice(root.length), figure, data);
      const [text, ours] = figure ? [figure.quote, led(one)] : from ? [led(one), ""] : ["", led(one)];
      const pairs = p.map(paired).join(" | ");
      return [title, about, lacking.join(", "), m, l, v, text, ours, pairs, ...origin(from), u];
    });
  });
  return csv([HEAD, ...rows]);
}

function isNew(told, ...words) {
  const key = words.join("\n");
  const isOne = !told.has(key);
  told.add(key);
  return isOne;
}

/** What a file of a search is called: by its words, in letters that every system takes. */
export function fileName(words) {
  const plain = words.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const told = plain.replaceAll(/[^a-z0-9]+/g, "-").slice(0, LONGEST).replaceAll(/^-|-$/g, "");
  return `planspegeln-${told || "lista"}.csv`;
}

/** The document that a figure is from, or that a place is in. */
function documentAt(place, figure, { documents }) {
  return documents.find(({ id, url }) => (figure ? figure.document === id : place.startsWith(url)));
}

function origin({ title, reference, date, period } = {}) {
  return [title, reference, date, period].map((one) => one ?? "");
}

/** A sentence with the words that lead to it. */
function led({ i, t }) {
  return i ? `${i} … ${t}` : t;
}

function paired({ l, a, ...own }) {
  const about = a ? `${l} om ”${a}”` : l;
  return own.t ? `${about}: ${led(own)}` : about;
}
