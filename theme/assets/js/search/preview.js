// What to show of a page that was found: the section that matches best, and its excerpt.

const HEADING = 1.5; // the weight of a term in a heading. Below the heading it is 1

/**
 * The section that matches the terms best: the `id` of its heading, and the `term` with the most
 * weight there. Null if the text before the first heading matches better.
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

/** The weight of the terms between two words of a page, and the term with the most weight. */
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

/** Pagefind's result for a section, if it marks a hit there. */
export function inSection(sections, id) {
  return sections.find(({ url, excerpt }) => url.endsWith(`#${id}`) && excerpt.includes("<mark>"));
}

/** A page's title, the line under it and its topics; the address and excerpt of what matches. */
export function preview({ meta, filters }, { url, excerpt }) {
  return {
    url: url.replace("#_rubrik-", "#"), // the anchor of the section, not of its heading
    title: meta.title,
    about: meta.om ?? "",
    excerpt: told(excerpt, meta),
    topics: filters.amne ?? [],
  };
}

/** The excerpt. If no word of the query is in the text: the summary, if the page has one. */
function told(excerpt, { title, korthet }) {
  if (!korthet || excerpt.includes("<mark>")) return withoutTitle(excerpt, title);
  return korthet.replaceAll("&", "&amp;").replaceAll("<", "&lt;"); // as Pagefind writes text
}

/** The excerpt without the page's title at its start. Pagefind puts a full stop after the title. */
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
