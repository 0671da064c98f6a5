// Saving by more than one person, and over connections that break: what the program itself leaves out.
// writing/changes.mjs lets the program ask here.

const PULL_REQUESTS = /\/pulls$/;
const LABELS = /\/issues\/\d+\/labels$/; // the last thing that is asked for a new pull request
const opened = new Map(); // branch → the code host's answer when its pull request was opened here, before it has labels
let said = {};

/** Tell whether this window has just opened the pull request of a branch, and was cut off before it was told all. */
export const isOurs = (branch) => opened.has(branch);

/** Refuse to save over what somebody else has written. */
export function refuse() {
  throw new Error("changed elsewhere", { cause: new Error(said.elsewhere) });
}

/**
 * Let requests that get no answer fail with words that people understand: the program shows them.
 *
 * What was cut off can be asked again: a pull request that this window has opened is not opened twice.
 */
export function listen(words) {
  const ask = globalThis.fetch;
  said = words;
  globalThis.fetch = async (address, options) => {
    const isPosted = options?.method === "POST";
    const branch = isPosted && PULL_REQUESTS.test(address) ? JSON.parse(options.body).head : undefined;
    if (isOurs(branch)) return new Response(opened.get(branch), { status: 201 });
    try {
      const answer = await ask(address, options);
      if (branch && answer.ok) opened.set(branch, await answer.clone().text());
      if (isPosted && answer.ok && LABELS.test(address)) opened.clear();
      return answer;
    } catch (error) {
      throw error instanceof TypeError ? new TypeError(said.connection, { cause: error }) : error;
    }
  };
}
