// The list of a search as a table for a spreadsheet: a row for each sentence.

import { csv } from "./csv.js";

const HEAD = [
  "Titel",
  "Om sidan",
  "Nämner inte",
  "Kommun",
  "Vad det är",
  "Vem, enligt texten",
  "Text",
  "Hör ihop med",
  "Dokument",
  "Diarienummer",
  "Dokumentets datum",
  "Dokumentet gäller",
  "Adress",
];

/**
 * The file: previews of hits (see engine.js) as text. A sentence that several of them have is a row once, with the
 * first. `data` has the rows of the data files with all documents and all figures, and `root` is the site's address.
 */
export function table(previews, data, root) {
  const told = new Set();
  const rows = previews.flatMap(({ title, about, lacking, towns, url, sentences }) => {
    const each = sentences.length > 0 ? sentences : [{ t: "" }];
    const own = each.filter((one) => isNew(told, one.u ?? url, one.t));
    return own.map(({ l, m = towns.join(", "), v, u = url, p = [], ...one }) => {
      const from = documentAt(u.slice(root.length), data);
      const pairs = p.map(paired).join(" | ");
      return [title, about, lacking.join(", "), m, l, v, led(one), pairs, ...origin(from), u];
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

/** The document that a place is in, or that the figure there is from. */
function documentAt(place, { documents, measures }) {
  const figure = measures.find(({ url }) => url === place);
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
