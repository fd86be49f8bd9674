// Words that have several stems: skriv and skrev. One with a hyphen before it, as -tag, is also another word:
// it counts only behind other letters (upptagen).

import { isOfStem, lettersOf } from "./forms.js";

const SHORT = 2; // letters of an ending that may stand after a stem typed without its å, ä and ö

/**
 * The words that a word may be a form of, each with its stems and the letters `before` them. avsatts has av before
 * the stems of sätta. `groups` has the stems of each word. It `isExact` if no å, ä or ö may lack.
 */
export function stemsOf(typed, groups) {
  const as = (written, most) => groups.flatMap((stems) => {
    for (const stem of stems) {
      const at = typed.lastIndexOf(written(bare(stem)));
      const before = typed.slice(0, Math.max(at, 0));
      const stands = (one) => (before ? before.length > 1 : one === bare(one));
      const rest = typed.length - at - bare(stem).length;
      if (at < 0 || !stands(stem) || rest > most || !isOfStem(typed.slice(at), written(bare(stem)))) continue;
      return [{ before, stems: stems.filter(stands).map(bare), isExact: most > SHORT }];
    }
    return [];
  });
  const found = as((stem) => stem, Infinity);
  return found.length > 0 ? found : as(lettersOf(typed), SHORT);
}

/** A stem without its hyphen. */
export function bare(stem) {
  return stem.replace(/^-/, "");
}
