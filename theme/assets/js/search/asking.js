// Avoids needless searches: one at a time, none twice, and none that goes on for ever.

/**
 * Makes `work` a function that never runs twice at once. If it is called while it runs, it runs once
 * more afterwards. `work` gets a function that says whether a newer call is waiting: then its result
 * is no longer wanted.
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

/** Makes `ask` a function that remembers its `most` latest answers, by their arguments, but no failure. */
export function remembered(ask, most) {
  const answers = new Map();
  return (...given) => {
    const key = JSON.stringify(given);
    const answer = answers.get(key) ?? ask(...given);
    Promise.resolve(answer).catch(() => answers.delete(key));
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > most) answers.delete(answers.keys().next().value);
    return answer;
  };
}

/**
 * What `work` promises, or an error if nothing comes for so many milliseconds: a file may never come.
 * `heard` tells when the last file came, in milliseconds as of `Date`. On a slow line each is waited for anew.
 */
export async function within(milliseconds, work, heard = () => 0) {
  let timer;
  const late = new Promise((_, fail) => {
    const wait = (left) => {
      timer = setTimeout(() => {
        const further = heard() + milliseconds - Date.now();
        if (further > 0) wait(further);
        else fail(new Error(`nothing came in ${milliseconds} ms`));
      }, left);
    };
    wait(milliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
