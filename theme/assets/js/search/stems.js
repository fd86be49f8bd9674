// Words that have several stems: skriv and skrev. One with a hyphen before it, as -tag, is also another word:
// it counts only behind other letters (upptagen).

import { isOfStem } from "./forms.js";

const AGENT = /^ar/; // ledarna are no form of leda

/**
 * The words that a word may be a form of, each with its stems and the letters `before` them. avsatts has av before
 * the stems of sätta. `groups` has the stems of each word.
 */
export function stemsOf(typed, groups) {
  return groups.flatMap((stems) => {
    for (const stem of stems) {
      const at = typed.lastIndexOf(bare(stem));
      const before = typed.slice(0, Math.max(at, 0));
      const stands = (one) => (before ? before.length > 1 : one === bare(one));
      const isOther = AGENT.test(typed.slice(at + bare(stem).length));
      if (at < 0 || isOther || !stands(stem) || !isOfStem(typed.slice(at), bare(stem))) continue;
      return [{ before, stems: stems.filter(stands).map(bare) }];
    }
    return [];
  });
}

/** A stem without its hyphen. */
export function bare(stem) {
  return stem.replace(/^-/, "");
}
