// Ranks pages: what a word counts in a title, in headings, in the description and in the text.

const TITLE = 7;
const HEADING = 4;
const DESCRIPTION = 1.5;
const SHARED = 0.5; // of the pairs of letters in a word that was not found

export const points = (title, heading, description, times) =>
  (title && TITLE) + (heading && HEADING) + (description && DESCRIPTION) + Math.log2(1 + times);

// What a page has of a word or of pairs of letters, unless it is one of which only that is known (shards.js).
const own = {
  points: (page, word) =>
    points(
      count(word, page.titles),
      page.sections.some(({ headings }) => count(word, headings)),
      count(word, page.descriptions),
      page.sections.reduce((sum, { texts }) => sum + count(word, texts), 0),
    ),
  share: (page, some) => {
    const looks = page.titles.concat(...page.sections.map(({ headings, texts }) => headings.concat(texts)));
    return Math.max(...looks.map((look) => share(some, look.folded)));
  },
};

const score = (page, { words, pairs: wanted = [] }) => {
  const known = page.known || own;
  const best = Math.max(0, ...words.map(([word, counts]) => known.points(page, word) * counts));
  return best || Math.max(0, ...wanted.map((some) => known.share(page, some)).filter((found) => found >= SHARED));
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
