// What to show of a page that was found: the section that matches best, and its excerpt.

const HEADING = 1.5; // what a term counts for in a heading, and 1 below it

/**
 * The section of a page, by its heading's `id`, that holds most of the terms, and the `term` there
 * that weighs most. Nothing where what stands before all headings holds more.
 */
export function bestSection(anchors, terms) {
  const headings = anchors.filter(({ element, text }) => /h\d/i.test(element) && text?.trim());
  headings.sort((a, b) => a.location - b.location);
  const sections = headings.map(({ id, location, text }, i) => {
    const end = headings[i + 1]?.location ?? Infinity;
    return { id, ...held(terms, location, location + text.split(" ").length, end) };
  });
  const most = Math.max(...sections.map(({ points }) => points));
  const { id, term } = sections.find(({ points }) => points === most) ?? {};
  if (!term || held(terms, 0, 0, headings[0].location).points > most) return null;
  return { id, term };
}

/** What the terms weigh between two words of a page, and which of them weighs most. */
function held(terms, start, afterHeading, end) {
  let points = 0;
  let term;
  for (const one of terms) {
    const inside = one.result.words.filter((at) => at >= start && at < end);
    if (inside.length === 0) continue;
    points += one.weight * (inside.some((at) => at < afterHeading) ? HEADING : 1);
    if (!term || one.weight > term.weight) term = one;
  }
  return { points, term };
}

/** What Pagefind has of a section, if it marks a hit there. */
export function inSection(sections, id) {
  return sections.find(({ url, excerpt }) => url.endsWith(`#${id}`) && excerpt.includes("<mark>"));
}

/** Title, line under it and topics of a page, with the address and excerpt of what matches. */
export function preview({ meta, filters }, { url, excerpt }) {
  return {
    url: url.replace("#_rubrik-", "#"), // a section by its own name, not by its heading's
    title: meta.title,
    about: meta.om ?? "",
    excerpt: told(excerpt, meta),
    topics: filters.amne ?? [],
  };
}

/** An excerpt; of a page whose text has no word of the query its summary instead, if it has one. */
function told(excerpt, { title, korthet }) {
  if (!korthet || excerpt.includes("<mark>")) return withoutTitle(excerpt, title);
  return korthet.replaceAll("&", "&amp;").replaceAll("<", "&lt;"); // as Pagefind writes text
}

/** An excerpt from the start of a page without its heading; Pagefind ends that with a full stop. */
function withoutTitle(excerpt, title) {
  let at = 0;
  for (const letter of title) {
    while (excerpt[at] === "<") at = excerpt.indexOf(">", at) + 1;
    if (excerpt[at] !== letter) return excerpt;
    at += 1;
  }
  const rest = excerpt.slice(at);
  const stop = rest.match(/^\.(<\/mark>)?(\s+|$)/);
  return stop ? rest.slice(stop[0].length) : excerpt;
}
