// What a search says of itself: how it was read, how much it found, and which way leads on.

import { nearTopics } from "./topics.js";

// How a word was found that was not meant as it stands.
const READ = ["completed", "corrected", "part", "synonym"];

/**
 * What to say of what `search` in engine.js has found for the text `q`: texts, and topics by their
 * ids ({ topic }) between them, to link to.
 */
export function message(q, found) {
  if (found.hits.length > 0) return [...reading(found), counted(found.hits)];
  const none = q ? `Inga träffar för ”${q}”. ` : "Inga sidor med det urvalet. ";
  return [...reading(found), none, ...wayOn(q, found.lexicon)];
}

function counted({ length }) {
  return length === 1 ? "En träff." : `${length} träffar.`;
}

/** What was not meant literally: words that are not there, and what is searched for instead. */
function reading({ hits, terms, unknown, most, wordless }) {
  if (wordless) return [];
  const read = terms.filter(({ how }) => READ.includes(how));
  const unnamed = [...new Set([...unknown, ...read.map(({ typed }) => typed)])];
  const said = [];
  if (unnamed.length > 0 && hits.length > 0) {
    const words = unnamed.map((word) => `”${word}”`).join(", ");
    said.push(`Inget på webbplatsen nämner ${words}. `);
  }
  if (read.length > 0) {
    const searched = [...new Set(terms.map(({ words: [{ word }] }) => word))].join(" ");
    said.push(`Visar träffar för ”${searched}”. `);
  }
  if (most) said.push("Få sidor har alla orden. Här är också de som har flest av dem. ");
  return said;
}

function wayOn(q, lexicon) {
  const near = nearTopics(q, lexicon);
  if (near.length === 0) return ["Pröva ett annat ord, eller välj i listorna här under."];
  const links = near.flatMap((topic, i) => (i > 0 ? [", ", { topic }] : [{ topic }]));
  return ["Ämnen som ligger nära: ", ...links];
}
