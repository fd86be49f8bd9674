// Knows which files have come, and which of the index could not be fetched. Pagefind goes on without those,
// as if no page had the words in them, and a search would say that there is nothing.

const OF_INDEX = /\.pf_/;
const plain = globalThis.fetch;
let last = 0;
let lost = 0;

globalThis.fetch = async (address, how) => {
  try {
    const answer = await plain(address, how);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    last = Date.now();
    return answer;
  } catch (error) {
    if (OF_INDEX.test(address)) lost += 1;
    throw error;
  }
};

/** When the last file came, in milliseconds as of `Date`. */
export function heard() {
  return last;
}

/** What `work` promises, or an error if a file of the index was lost meanwhile. */
export async function whole(work) {
  const before = lost;
  const found = await work();
  if (lost > before) throw new Error("a file of the index could not be fetched");
  return found;
}
