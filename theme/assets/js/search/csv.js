// A table for a spreadsheet, as a file that the browser saves.

const MARK = "\ufeff"; // without it, Excel does not read å, ä and ö

/** The file: rows of cells as text with semicolons, as Swedish Excel expects. */
export function csv(rows) {
  return MARK + rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}

/** A cell. A text that a spreadsheet would take for a formula has an apostrophe before it; a number is none. */
function cell(value = "") {
  if (typeof value === "number") return String(value).replace(".", ",");
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
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
