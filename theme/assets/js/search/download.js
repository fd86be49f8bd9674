// The list of a search as a table for a spreadsheet: a row for each sentence.

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
const MARK = "\ufeff"; // without it, Excel does not read å, ä and ö

/** The file: previews of hits (see engine.js) as text with semicolons, as Swedish Excel expects. */
export function table(previews) {
  const rows = previews.flatMap(({ title, about, lacking, towns, url, sentences }) => {
    const each = sentences.length > 0 ? sentences : [{ t: "" }];
    return each.map(({ l, m = towns.join(", "), v, u, p = [], ...own }) => {
      return [title, about, lacking.join(", "), m, l, v, led(own), p.map(paired).join(" | "), u ?? url];
    });
  });
  return MARK + [HEAD, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}

/** A sentence with the words that lead to it. */
function led({ i, t }) {
  return i ? `${i} … ${t}` : t;
}

function paired({ l, a, ...own }) {
  const about = a ? `${l} om ”${a}”` : l;
  return own.t ? `${about}: ${led(own)}` : about;
}

/** A cell. A text that a spreadsheet would take for a formula has an apostrophe before it. */
function cell(text = "") {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** Let the browser save a text as a file. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
