// Prepares an index: all texts folded, its words and its synonyms.

export const prepare = ({ pages = [], folding, readings, synonyms }) => {
  const tokens = reader(folding);
  const read = reader(folding, readings);
  const fold = (text) => joined(tokens(text));
  const look = (text) => [lookable(tokens(text)), lookable(read(text), readings)];
  const vocabulary = new Set(Object.values(readings).map(fold));
  const groups = new Map();
  for (const group of synonyms) {
    const words = group.map(fold);
    for (const word of words) {
      groups.set(word, (groups.get(word) || []).concat(words));
      vocabulary.add(word);
    }
  }
  const prepared = pages.map((page) => ({
    ...page,
    titles: look(page.title),
    descriptions: look(page.description),
    way: page.above.map((name) => [name, look(name)]),
    sections: page.sections.map(([id, heading, text]) => {
      const [headings, texts] = [look(heading), look(text)];
      for (const { kind, folded } of headings[0].parts.concat(texts[0].parts)) {
        if (/latin|kana/.test(kind) && folded.length > 3) vocabulary.add(folded);
      }
      return { id, heading, text, headings, texts };
    }),
  }));
  const isKnown = (word) => prepared.some((page) => score(page, { words: [[word, 1]] }));
  const similar = () => vocabulary;
  return { pages: prepared, isKnown, similar, groups, readings, tokens, fold, read: (text) => joined(read(text)) };
};
