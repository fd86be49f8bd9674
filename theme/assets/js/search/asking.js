// Asking no more than is needed: one search at a time, and nothing twice.

/**
 * `work` as a function that never runs twice at once: of what is asked for while it runs, only the
 * last is done. It is given a function that tells whether it has been asked for again, so that what
 * it has found is no longer wanted.
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

/** `ask` as a function that remembers the `most` latest answers, by what it was given. */
export function remembered(ask, most) {
  const answers = new Map();
  return (...given) => {
    const key = JSON.stringify(given);
    const answer = answers.get(key) ?? ask(...given);
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > most) answers.delete(answers.keys().next().value);
    return answer;
  };
}
