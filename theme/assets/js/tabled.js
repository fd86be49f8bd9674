// What is shown of the rows of a data file: those with the words, in the order of a column.

const ORDER = new Intl.Collator("sv", { numeric: true });
const WORDS = { true: "ja", false: "nej" };

/** The value of a cell as a number or a text. What has several ids is told with | between. */
export function told(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join("|");
  return typeof value === "boolean" ? WORDS[value] : value;
}

/** The rows that have every word of `words` in some of the columns, as they are or in the order of one of them. */
export function shown(rows, columns, { words = "", by = "", falling = false }) {
  const asked = words.toLocaleLowerCase("sv").split(/\s+/);
  const found = rows.filter((row) => {
    const text = columns.map((name) => told(row[name])).join(" ").toLocaleLowerCase("sv");
    return asked.every((word) => text.includes(word));
  });
  if (!by) return found;
  const sign = falling ? -1 : 1;
  return found.sort((one, other) => ordered(told(one[by]), told(other[by]), sign));
}

/** What has no value comes last, whichever the order. */
function ordered(one, other, sign) {
  if (one === "" || other === "") return (one === "") - (other === "");
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  return sign * ORDER.compare(one, other);
}
