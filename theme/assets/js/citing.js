// A citation of a quote, a figure, a document or a place in it, in the forms that programs for references read.

// What each thing is called in BibTeX and in RIS.
const NAMES = [
  ["author", "author", "AU"],
  ["title", "title", "TI"],
  ["heading", "chapter", "SE"],
  ["year", "year", "PY"],
  ["date", "date", "DA"],
  ["number", "number", "IS"],
  ["page", "pages", "SP"],
  ["publisher", "howpublished", "PB"],
  ["url", "url", "UR"],
  ["accessed", "urldate", "Y2"],
  ["note", "note", "N1"],
];
const WHOLE = ["author"]; // in BibTeX, a name with several words is one with braces around it
const DATES = ["date", "accessed"];

/** What is cited and where it stands: for a text. A figure has the words that it rests on, with their marks. */
export function asText({ figure, quote, heading, reference, page, publisher, url, accessed }) {
  const words = figure ? `${figure}. ${quote} ` : quote ? `”${quote}” ` : "";
  const place = [reference, heading && `under rubriken ${heading}`, page && `s.\u00A0${page}`].filter(Boolean).join(", ");
  return `${words}${place}. ${publisher}: ${url}. Hämtad ${accessed}.`;
}

/** The citation with what it says in one note: a quote, or a figure and the words that it rests on. */
function noted(cited) {
  return { ...cited, note: cited.figure ? `${cited.figure}. ${cited.quote}` : cited.quote };
}

/** The citation as an entry of BibTeX. */
export function asBibtex(cited) {
  const plain = (text) => String(text).replaceAll(/[\\{}$&#%_^~]/g, (sign) => BIBTEX[sign] ?? `\\${sign}`);
  const held = (name, text) => (WHOLE.includes(name) ? `{${plain(text)}}` : name === "url" ? text : plain(text));
  const told = noted(cited);
  const lines = NAMES.filter(([name]) => told[name]).map(([name, own]) => `  ${own} = {${held(name, told[name])}},`);
  return [`@misc{${keyOf(cited)},`, ...lines, "}", ""].join("\n");
}

// A brace, too, is written by name: BibTeX counts those that stand for themselves.
const BIBTEX = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};

/** The citation as a record of RIS. */
export function asRis(cited) {
  const held = (name, text) => (DATES.includes(name) ? text.replaceAll("-", "/") : text);
  const told = noted(cited);
  const lines = NAMES.filter(([name]) => told[name]).map(([name, , own]) => `${own}  - ${held(name, String(told[name]))}`);
  return ["TY  - RPRT", ...lines, "LA  - sv", "ER  - ", ""].join("\n");
}

/** What the entry is called: whose it is, the year, the first word of the title, and the place in the page. */
function keyOf({ author, year, title, url }) {
  const plain = (text) => text.normalize("NFD").replaceAll(/[^A-Za-z0-9 -]/g, "").toLowerCase().split(" ")[0];
  const place = plain(url.split("#")[1] ?? "");
  const whose = plain(author).replace(/s$/, "");
  const said = place.startsWith(`${whose}-${plain(title)}`); // as the place of a figure among all
  return [...(said ? [] : [plain(author), year, plain(title)]), place].filter(Boolean).join("-");
}
