// Prepares an index: all texts folded, its words and its synonyms.

export const prepare = ({ pages = [], folding, readings, synonyms }) => {
  const tokens = reader(folding);
  const read = reader(folding, readings);
  const fold = (text) => joined(tokens(text));
  const hasReadings = Object.keys(readings).length;
  const look = (text) => [lookable(text, tokens)].concat(hasReadings ? lookable(text, read, readings) : []);
  const groups = new Map();
  for (const group of synonyms) {
    const words = group.map(fold);
    for (const word of words) groups.set(word, (groups.get(word) || []).concat(words));
  }
  const prepared = pages.map((page) => ({
    ...page,
    titles: look(page.title),
    descriptions: look(page.description),
    way: page.above.map((name) => [name, look(name)]),
    sections: page.sections.map(([id, heading, text]) => ({
      id,
      heading,
      text,
      headings: look(heading),
      texts: look(text),
    })),
  }));
  const isKnown = (word) => prepared.some((page) => score(page, { words: [[word, 1]] }));
  let vocabulary;
  const similar = () => {
    if (vocabulary) return vocabulary;
    vocabulary = new Set(Object.values(readings).map(fold).concat(...groups.keys()));
    for (const { heading, text } of prepared.flatMap((page) => page.sections)) {
      for (const { kind, folded } of tokens(heading).concat(tokens(text))) {
        if (/latin|kana/.test(kind) && folded.length > 3) vocabulary.add(folded);
      }
    }
    return vocabulary;
  };
  return { pages: prepared, isKnown, similar, groups, readings, tokens, fold, read: (text) => joined(read(text)) };
};
