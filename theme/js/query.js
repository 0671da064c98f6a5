// Takes a query apart into what it asks for: things, each with the words that stand for it and what they count.

const SYNONYM = 0.6;
const SLIP = 0.5;
const MINOR = 0.3; // a short English word, or what is left of a Japanese one
const KANJI = /[一-鿿]/;
const HIRAGANA = /^[ぁ-ゖー]+$/;

export const things = (query, index) => {
  const parts = index.tokens(query);
  const written = (some) => some.map((part) => part.text).join("");
  // A word as it is written, or else as it is read.
  const asked = (some) => {
    const own = joined(some);
    if (!own.trim()) return [];
    if (index.isKnown(own)) return [[own, 1]];
    const isLatin = some.every((part) => part.kind === "latin");
    const read = isLatin ? index.fold(romaji(written(some))) : index.read(written(some));
    return [own, read].filter(Boolean).map((word) => [word, 1]);
  };
  const found = [];
  const add = (some, isPiece) => {
    const words = asked(some);
    const weight = isPiece || !words.length || /^[a-z]{1,3}$/.test(words[0][0]) ? MINOR : 1;
    if (words.some(([word]) => index.isKnown(word))) found.push({ words, weight });
    else if (some.length > 1) pieces(some).forEach((part) => add([part], part.text.length < 2));
    else if (words.length) found.push({ ...guessed(words, index), weight });
  };
  // What endings and particles are left, or all where nothing else is.
  const pieces = (some) => {
    const long = some.filter((part) => !HIRAGANA.test(part.text));
    return long.length ? long : some;
  };
  let rest = [];
  const end = (isLast) => {
    const isAlone = rest.length === parts.length;
    const text = written(rest);
    if (rest.length && (isAlone || isLast === "space" || !(HIRAGANA.test(text) && text.length < 4))) add(rest, !isAlone && text.length < 3);
    rest = [];
  };
  for (let i = 0; i < parts.length; i += 1) {
    let next = parts.length;
    while (next > i && !index.groups.has(joined(parts.slice(i, next)))) next -= 1;
    if (next > i) {
      end();
      const some = parts.slice(i, next);
      const others = index.groups.get(joined(some)).map((word) => [word, SYNONYM]);
      found.push({ words: asked(some).concat(others), weight: 1 });
      i = next - 1;
    } else if (/space|sign/.test(parts[i].kind)) end("space");
    else rest.push(parts[i]);
  }
  end();
  return found;
};

// Words with one slip, or two in long ones; a known word within kanji; or else pairs of letters in a Japanese word.
const guessed = (words, { similar, groups }) => {
  const near = [];
  for (const [word] of words) {
    const most = KANJI.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    for (const other of most ? similar(word) : []) if (isNear(word, other, most)) near.push(other, ...(groups.get(other) || []));
  }
  for (const [word, others] of groups) if (KANJI.test(word[1]) && words[0][0].includes(word)) near.push(...others);
  if (near.length) return { words: near.map((word) => [word, SLIP]) };
  return { words, pairs: words.filter(([word]) => /^(\W\W\W\W|[一-鿿]..)/.test(word)).map(([word]) => pairs(word)) };
};
