// A citation of a quote in the forms that programs for references read.

// What each thing is called in BibTeX and in RIS.
const NAMES = [
  ["author", "author", "AU"],
  ["title", "title", "TI"],
  ["year", "year", "PY"],
  ["date", "date", "DA"],
  ["number", "number", "IS"],
  ["page", "pages", "SP"],
  ["publisher", "howpublished", "PB"],
  ["url", "url", "UR"],
  ["accessed", "urldate", "Y2"],
  ["quote", "note", "N1"],
];
const WHOLE = ["author"]; // in BibTeX, a name with several words is one with braces around it
const DATES = ["date", "accessed"];

/** The quote and where it stands: for a text. */
export function asText({ quote, reference, url, accessed }) {
  return `”${quote}” ${reference}${url}. Hämtad ${accessed}.`;
}

/** The citation as an entry of BibTeX. */
export function asBibtex(cited) {
  const plain = (text) => String(text).replaceAll(/[\\{}$&#%_^~]/g, (sign) => BIBTEX[sign] ?? `\\${sign}`);
  const held = (name, text) => (WHOLE.includes(name) ? `{${plain(text)}}` : name === "url" ? text : plain(text));
  const lines = NAMES.filter(([name]) => cited[name]).map(([name, own]) => `  ${own} = {${held(name, cited[name])}},`);
  return [`@misc{${keyOf(cited)},`, ...lines, "}", ""].join("\n");
}

const BIBTEX = { "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" };

/** The citation as a record of RIS. */
export function asRis(cited) {
  const held = (name, text) => (DATES.includes(name) ? text.replaceAll("-", "/") : text);
  const lines = NAMES.filter(([name]) => cited[name]).map(([name, , own]) => `${own}  - ${held(name, String(cited[name]))}`);
  return ["TY  - RPRT", ...lines, "LA  - sv", "ER  - ", ""].join("\n");
}

/** What the entry is called: whose it is, the year, and the first word of the title. */
function keyOf({ author, year, title }) {
  const plain = (text) => text.normalize("NFD").replaceAll(/[^A-Za-z0-9 ]/g, "").toLowerCase().split(" ")[0];
  return [plain(author), year, plain(title)].join("-");
}
