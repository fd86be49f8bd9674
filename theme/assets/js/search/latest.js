// While one search runs, those asked for after it wait, and only the last of them is made.

/**
 * `work` as a function that never runs twice at once. It is given a function that tells whether
 * it has been asked for again, so that what it has found is no longer wanted.
 */
export function latest(work) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await work(() => again);
      }
    } finally {
      running = false;
    }
  };
}
