// Ranks pages: what a word counts in a title, in headings, in the description and in the text.

const TITLE = 7;
const HEADING = 4;
const DESCRIPTION = 1.5;
const SHARED = 0.5; // of the pairs of letters in a word that was not found

const score = (page, { words, pairs: wanted = [] }) => {
  let best = 0;
  for (const [word, counts] of words) {
    const times = page.sections.reduce((sum, { texts }) => sum + count(word, texts), 0);
    const points =
      (count(word, page.titles) && TITLE) +
      (page.sections.some(({ headings }) => count(word, headings)) && HEADING) +
      (count(word, page.descriptions) && DESCRIPTION) +
      Math.log2(1 + times);
    best = Math.max(best, points * counts);
  }
  if (best) return best;
  const looks = page.titles.concat(...page.sections.map(({ headings, texts }) => headings.concat(texts)));
  const shares = wanted.flatMap((some) => looks.map((look) => share(some, look.folded)));
  return Math.max(0, ...shares.filter((found) => found >= SHARED));
};

// The pages that answer a query, those first that have all that it asks for, or most of it. `words` are to be marked.
export const search = (query, index) => {
  const asked = things(query, index);
  const whole = { words: asked.length > 1 ? [[index.fold(query).trim(), 1]] : [] };
  const results = [];
  for (const page of index.pages) {
    let matched = 0;
    let points = score(page, whole);
    for (const thing of asked) {
      const own = score(page, thing) * thing.weight;
      matched += own && thing.weight;
      points += own;
    }
    if (matched) results.push({ page, points: points * page.weight * matched ** 3 });
  }
  results.sort((a, b) => b.points - a.points);
  const words = asked.flatMap((thing) => thing.words.map(([word]) => word).concat(...(thing.pairs || [])));
  return { results, words };
};
