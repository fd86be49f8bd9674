// Words as searches compare them; planspegeln/swedish/tokens.py cuts the texts in the same way.

// A number in groups of three digits, a number with decimals, or letters and digits.
const WORD = new RegExp(
  "[0-9]{1,3}(?: [0-9]{3})+(?![\\p{L}\\p{N}])|" +
    "[0-9]+[.,][0-9]{1,2}(?![\\p{L}\\p{N}]|[.,][0-9])|[\\p{L}\\p{N}]+",
  "gu",
);

/** Text in lower case without marks, as somebody types it who has no å, ä or ö. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The words of a text in lower case, in whose letters å, ä and ö are letters of their own. A number
 * is one word, its groups apart by a space and its decimals by a comma.
 */
export function tokens(text) {
  const plain = text.toLowerCase().replace(/[\u00a0\u202f]/g, " ").normalize("NFC");
  return (plain.match(WORD) ?? []).map((word) => word.replace(".", ","));
}
