// Where Pagefind's stemming ends a word. It compares å, ä and ö with the whole of what is asked
// for, so a word that has them is asked for without its ending: with it, no other form is found.

const ENDINGS = (
  "heterna hetens anden andes andet arens arnas ernas heten heter ornas arna aren erna eren erns " +
  "ades ande ande aste arne orna ade are ast ens ern het ad an ar as at en er es or a e"
).split(" ");
const VOWEL = /[aeiouyåäö]/;
const S_AFTER = /[bcdfghjklmnoprtvy]s$/;

/** A word without the ending that Pagefind takes from it, if it has å, ä or ö. */
export function bare(word) {
  if (!/[åäö]/.test(word)) return word;
  const from = region(word);
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= from);
  if (ending) return word.slice(0, -ending.length);
  return S_AFTER.test(word) && word.length > from ? word.slice(0, -1) : word;
}

/** Where endings may start: after the first consonant that follows a vowel, three letters in. */
function region(word) {
  const vowel = word.search(VOWEL);
  let at = vowel;
  while (at < word.length && VOWEL.test(word[at])) at += 1;
  return Math.max(3, at + 1);
}

/** What to ask Pagefind for so that it finds a word in all its forms: its start, and itself. */
export function starts(word) {
  return [...new Set([bare(word), word])];
}
