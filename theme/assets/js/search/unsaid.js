// Which words of a query the pages do not say. A page may be found through its topic alone.

// The ways of reading a word that the page reports: the word itself is in no text.
export const READ = ["completed", "corrected", "part", "synonym"];
const TOPICS = ["amne", "fleramnen"]; // the fields that are no words of a page's own

/**
 * The words, as typed, that a hit's page does not say. `unsaid` are those that none of its sentences has.
 * Of a page that is not all from one document (`gathered`), only sentences count: it has the editors' words too.
 */
export function lackingOf({ terms: had }, unsaid, gathered, terms) {
  const says = ({ typed, how, onPage, fields }) =>
    READ.includes(how) || (onPage && !gathered) || isOwn(fields) || !unsaid.includes(typed);
  const said = new Set(had.filter(says).map(({ typed }) => typed));
  return distinct(terms).filter((typed) => !said.has(typed));
}

/**
 * The words, as typed, that no document says. `answers` are Pagefind's for each word of each term (see
 * ranking.js), and `isGathered` says of a page's id whether the page is not all from one document.
 */
export function silentOf(terms, answers, isGathered) {
  const says = ({ id, words, matchedMetaFields = [] }) =>
    !isGathered(id) && (words.length > 0 || isOwn(matchedMetaFields));
  const silent = terms.filter(({ how }, i) => {
    const found = answers[i].flatMap(({ exact, alike }) => [...exact, ...alike]);
    return !READ.includes(how) && !found.some(says);
  });
  return distinct(silent);
}

function isOwn(fields) {
  return fields.some((name) => !TOPICS.includes(name));
}

function distinct(terms) {
  return [...new Set(terms.map(({ typed }) => typed))];
}
