// Words as searches compare them. planspegeln/swedish/tokens.py splits the texts in the same way.

// A number in groups of three digits, a number with decimals, or letters and digits.
const WORD = new RegExp(
  "[0-9]{1,3}(?: [0-9]{3})+(?![\\p{L}\\p{N}])|" +
    "[0-9]+[.,][0-9]{1,2}(?![\\p{L}\\p{N}]|[.,][0-9])|[\\p{L}\\p{N}]+",
  "gu",
);

// What text that is pasted from a PDF or a web page may hold: hidden signs, and letters joined in one sign.
const HIDDEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
const LIGATURES = /[\ufb00-\ufb06]/g;

/** Text in lower case without marks, as typed on a keyboard without å, ä and ö. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// A word that a source divides, as it did at the end of a line. "kultur- och fritid" is none.
const DIVIDED = /(?<!\p{L})(\p{L}{2,})- (?!(?:och|eller|samt|respektive|som|till|men)(?!\p{L}))([a-zåäö]{2,})/gu;

/** The words of what a document says: with those that it divides as whole ones too (Inves- tering). */
export function saidIn(text) {
  const divided = [...text.matchAll(DIVIDED)].map(([, first, second]) => first + second);
  return [text, ...divided].flatMap(tokens);
}

/**
 * The words of a text in lower case. å, ä and ö are kept. A number is one word, with a space between
 * its groups and a comma before its decimals. A word is the same with a hidden sign in it, and with letters
 * joined in one sign.
 */
export function tokens(text) {
  const plain = text
    .toLowerCase()
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(HIDDEN, "")
    .replace(LIGATURES, (sign) => sign.normalize("NFKC"))
    .normalize("NFC");
  return (plain.match(WORD) ?? []).map((word) => word.replace(".", ","));
}
