// Words within quotation marks: they are to stand one after another.

import { tokens } from "./tokens.js";

const QUOTED = /["”“„«»]([^"”“„«»]+)["”“„«»]/gu;
const SURE = 3; // a sentence with them comes before others, whatever else these have

/** The words of each quotation in a query, with a space around each. A single word is none. */
export function quotations(text) {
  const found = [...text.matchAll(QUOTED)].map(([, inside]) => tokens(inside));
  return found.filter((words) => words.length > 1).map((words) => ` ${words.join(" ")} `);
}

/** What quotations ask for, as `askedFor` in questions.js: a sentence that has them. */
export function quoting(quoted) {
  return (_, said) => (quoted.every((words) => said.includes(words)) ? SURE : 0);
}
