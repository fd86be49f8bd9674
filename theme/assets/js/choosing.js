// What is chosen among the commitments of the table (planspegeln/search/choices.py).

const [STATUS, KIND, ACTOR, TOPICS, YEARS] = [0, 1, 2, 3, 4];

/** What an address asks for, as the table has it: it may have a topic's former id, or a name as a text has it. */
export function followed({ amne }, asked) {
  const present = amne.find(([, , ...former]) => former.includes(asked.amne));
  const topical = present ? { ...asked, amne: present[0] } : asked;
  return topical.ansvarig ? { ...topical, ansvarig: asNamed(topical.ansvarig) } : topical;
}

/** Who is responsible as the table has it: with a capital, and no full stop. */
function asNamed(words) {
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\.+$/, "");
}

/** The commitments that have all that is chosen: the municipality of each, and the number of its row. */
export function chosen({ status, slag, amne, kommuner }, asked) {
  const is = {
    status: (row) => status[row[STATUS]][0] === asked.status,
    slag: (row) => slag[row[KIND]][0] === asked.slag,
    amne: (row) => row[TOPICS].some((i) => amne[i][0] === asked.amne),
    ar: (row) => row[YEARS].includes(Number(asked.ar)),
    ansvarig: (row, town) => town.ansvariga[row[ACTOR]] === asked.ansvarig,
    kommun: (row, town) => town.id === asked.kommun,
  };
  const tests = Object.keys(asked).map((name) => is[name]);
  return kommuner.flatMap((town) =>
    town.rader.flatMap((row, i) => (tests.every((test) => test(row, town)) ? [{ town, i }] : [])),
  );
}

/**
 * What each list offers, with labels: what those commitments have that all the other choices leave, or everything
 * if they leave none.
 */
export function offered(table, asked) {
  const { status, slag, amne, kommuner } = table;
  const values = {
    kommun: () => kommuner.map(({ id, namn }) => [id, namn]),
    status: () => status,
    slag: () => slag,
    amne: () => amne,
    ansvarig: (left) => named(new Set(left.map(({ town, i }) => town.ansvariga[town.rader[i][ACTOR]]))),
    ar: (left) => named(new Set(left.flatMap(({ town, i }) => town.rader[i][YEARS]))),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, every]) => {
      const { [name]: own, ...others } = asked;
      const some = chosen(table, others);
      const left = some.length > 0 ? some : chosen(table, {});
      const there = new Set(left.flatMap(({ town, i }) => has(table, name, town, town.rader[i])));
      const all = every(left);
      const found = all.filter(([value]) => there.has(value));
      const known = all.find(([value]) => value === own) ?? [own, own];
      return [name, own && !there.has(own) ? [...found, known] : found];
    }),
  );
}

/** The values that a commitment has under a name. */
function has({ status, slag, amne }, name, town, row) {
  return {
    kommun: () => [town.id],
    status: () => [status[row[STATUS]][0]],
    slag: () => [slag[row[KIND]][0]],
    amne: () => row[TOPICS].map((i) => amne[i][0]),
    ansvarig: () => [town.ansvariga[row[ACTOR]] ?? ""],
    ar: () => row[YEARS].map(String),
  }[name]();
}

function named(values) {
  const every = [...values].filter(Boolean).map(String);
  return every.sort(new Intl.Collator("sv").compare).map((value) => [value, value]);
}
