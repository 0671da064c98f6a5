// Looks for folded words in texts.

// A text to look in: folded. Only where something is found, its parts are asked for, or where in the text what stands
// for each character begins and ends.
const lookable = (text, tokens, readings) => {
  const parts = () => tokens(text);
  let found;
  const ends = () => {
    if (found) return found;
    const [from, to] = (found = [[], []]);
    for (const { at, to: end, kind, text: written, folded } of parts()) {
      const single = /^kan/.test(kind) && folded.length === written.length;
      for (let i = 0; i < folded.length; i += 1) {
        from.push(single ? at + i : at);
        to.push(single ? at + i + 1 : end);
      }
    }
    return found;
  };
  return { folded: joined(parts()), ends, parts, readings };
};

// Where a word is. It begins where one does, unless it is a number; of Latin letters, fewer than four are a whole one.
const places = (word, { folded, ends }) => {
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    const [from, to] = ends();
    const end = at + word.length;
    const isStart = from[at] !== from[at - 1] || /^\d/.test(word);
    const isEnd = to[end] !== to[end - 1] || !/^[a-z]{1,3}$/.test(word);
    if (isStart && isEnd) found.push([from[at], to[end - 1]]);
  }
  return found;
};
const count = (word, looks) => Math.max(...looks.map((look) => places(word, look).length));

// How many pairs of letters of a word a text has, from 0 to 1.
export const pairs = (word) => Array.from(word.slice(1), (letter, i) => word[i] + letter);
const share = (wanted, text) => wanted.filter((pair) => text.includes(pair)).length / wanted.length;

// Whether two words differ in at most so many letters (Levenshtein).
const isNear = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from(` ${b}`, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    }
    row = next;
  }
  return row[b.length] <= most;
};
