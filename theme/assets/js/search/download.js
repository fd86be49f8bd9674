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
  "Adress",
];

/** The file: previews of hits (see engine.js) as text. */
export function table(previews) {
  const rows = previews.flatMap(({ title, about, lacking, towns, url, sentences }) => {
    const each = sentences.length > 0 ? sentences : [{ t: "" }];
    return each.map(({ l, m = towns.join(", "), v, u, p = [], ...own }) => {
      return [title, about, lacking.join(", "), m, l, v, led(own), p.map(paired).join(" | "), u ?? url];
    });
  });
  return csv([HEAD, ...rows]);
}

/** A sentence with the words that lead to it. */
function led({ i, t }) {
  return i ? `${i} … ${t}` : t;
}

function paired({ l, a, ...own }) {
  const about = a ? `${l} om ”${a}”` : l;
  return own.t ? `${about}: ${led(own)}` : about;
}
