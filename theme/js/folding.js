// Folds texts by the rules of plugins/model/folding.py, which the index brings along: what is spelled or typed in
// several ways becomes one and the same.

const joined = (parts) => parts.map((part) => part.folded).join("");
const compatible = (text) => text.normalize("NFKC");

// Returns a function that takes a text apart, as it is written and folded; a word of `readings` counts as it is read.
export const reader = ({ token, spaced, kana: [some, same], endings }, readings = {}) => {
  const kana = (text) => text.replace(/./gu, (sign) => same[some.indexOf(sign)] || sign).replace(/ー+$/, "");
  const changes = endings.map(([ending, instead]) => [new RegExp(ending, "g"), instead]);
  const fold = {
    latin: (text) => {
      const word = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’＇]/g, "");
      return changes.reduce((found, [ending, instead]) => found.replace(ending, instead), word);
    },
    number: (text) => {
      const digits = compatible(text).replace(/[^0-9]/g, "");
      return /^[+＋]/.test(text) ? digits.replace(/^81/, "0") : digits;
    },
    kana: (text) => kana(compatible(text)),
    kanji: (text) => compatible(text).replace(/篭/g, "籠"),
    read: (text) => kana(readings[text]),
    // A line ends where a paragraph does, or an item of a list.
    space: (text, around) => (/\n/.test(text) || isSpaced.test(around) ? " " : ""),
    away: () => "",
    sign: () => " ",
    other: (text) => compatible(text).toLowerCase(),
  };
  const isSpaced = new RegExp(spaced);
  // Words come again and again; only a space depends on what stands around it.
  const known = new Map();
  const once = (kind, text) => {
    const key = kind + text;
    if (!known.has(key)) known.set(key, fold[kind](text));
    return known.get(key);
  };
  const words = Object.keys(readings).sort((a, b) => b.length - a.length);
  const pattern = new RegExp((words.length ? `(?<read>${words.join("|")})|` : "") + token, "gsu");
  return (text) => {
    const found = [];
    pattern.lastIndex = 0;
    for (let match; (match = pattern.exec(text)); ) {
      const [at, to, written] = [match.index, pattern.lastIndex, match[0]];
      let kind;
      for (kind in match.groups) if (match.groups[kind] !== undefined) break;
      const around = () => text.slice(at && at - 1, at) + text.slice(to, to + 1);
      const folded = kind === "space" ? fold.space(written, around()) : once(kind, written);
      found.push({ at, to, kind, text: written, folded });
    }
    return found;
  };
};
