// The second way to the text, where there is too much of it for one index: shards name the pages that may answer a
// query, and the ranking is done by these pages' own records, as it is by all of them where there is one index.

const MOST = 12; // pages whose records are read for a query
const TIMES = /(\d*)([A-G]?)([`-z])/g;
// Katakana stands for kana within a word.
const anywhere = (gram) => gram.replace(/[ァ-ヶ]/, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
const within = (gram) => gram.replace(/^[ぁ-ゖ]/, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
const KANJI = /[一-鿿]/;

// The number of the shard that has a gram (plugins/render/search/shards.py).
const shardOf = (gram, count) => {
  let found = 0x811c9dc5;
  for (const sign of anywhere(gram).replace(/([a-z]{4})[a-z]+$/, "$1")) found = Math.imul(found ^ sign.codePointAt(0), 0x01000193);
  return (found >>> 8) % count;
};

// The grams of a folded word; the last one may be the beginning of a gram.
const grams = (word) => {
  const units = Array.from(word.matchAll(/[a-z]+|[^a-z ]/gu));
  const found = units.length > 1 ? [] : units.map(([unit]) => unit);
  for (let i = 1; i < units.length; i += 1) {
    const [before, behind] = [units[i - 1], units[i]];
    const gap = behind.index - before.index - before[0].length;
    if (!gap || (gap < 2 && /[a-z] [a-z]/.test(word.slice(behind.index - 2, behind.index + 1)))) {
      found.push(word.slice(before.index, behind.index + behind[0].length));
    }
  }
  return found;
};

export const open = (root, get, { prepare, search, points, pairs }) => {
  const shards = new Map();
  const records = new Map();
  const wanted = new Set();
  const lists = new Map();
  const base = prepare({ ...root, pages: [] });
  const groups = new Map(); // word → what stands for the words of its groups
  root.synonyms.forEach((group, number) => {
    for (const word of group.map(base.fold)) groups.set(word, (groups.get(word) || []).concat(`#${number}`));
  });
  let missing = 0; // times that a shard was not there

  const load = (known, names) =>
    Promise.all(Array.from(names, async (name) => known.has(name) || known.set(name, await get(`${name}.json`))));

  // The entries of a gram in its shard: of words that begin like it, of places within words; none while it is not there.
  const entries = (gram, isInner, isBeginning) => {
    const name = `grams/${shardOf(gram, root.shards)}`;
    const shard = shards.get(name);
    if (!shard) {
      wanted.add(name);
      missing += 1;
    }
    const isOne = (key) =>
      key === gram || (isInner && key === within(gram)) || (isBeginning && key.startsWith(gram) && /^[a-z]*$/.test(key.slice(gram.length)));
    return Object.keys(shard || {}).filter(isOne).map((key) => shard[key]);
  };
  // Number of a page → where a gram stands in it.
  const hits = (gram, isInner, isBeginning) => {
    const key = [gram, isInner, isBeginning].join();
    if (lists.has(key)) return lists.get(key);
    const found = new Map();
    const before = missing;
    for (const text of entries(gram, isInner, isBeginning)) {
      let number = 0;
      for (const [, skipped, places, times] of text.matchAll(TIMES)) {
        number += Number(skipped);
        const [oldPlaces, oldTimes] = found.get(number) || [0, 0];
        found.set(number, [oldPlaces | ((places || "@").charCodeAt(0) - 64), oldTimes + times.charCodeAt(0) - 96]);
        number += 1;
      }
    }
    if (missing === before) lists.set(key, found);
    return found;
  };
  const read = async (numbers) => {
    const names = Array.from(numbers, (number) => `pages/${number}`);
    await load(records, names);
    return names.map((name) => records.get(name));
  };
  // An index of the pages that may answer a query: the search finds in it what it would find in all.
  return async (query) => {
    // Number of a page → what a word counts there at most: each of its grams stands there too.
    const absent = new Set();
    const bounds = new Map();
    const bound = (word) => {
      if (absent.has(word)) return new Map();
      if (bounds.has(word)) return bounds.get(word);
      const all = groups.has(word) || word[0] === "#"
        ? [[word.replace(/^#?/, "#")]]
        : grams(word).map((gram, i, { length }) => [gram, i > 0, i === length - 1 && /[a-z]{4}$| [a-z]+$/.test(word)]);
      all.sort(([a], [b]) => KANJI.test(b) - KANJI.test(a));
      const before = missing;
      let found;
      for (let i = 0; i < all.length; i += 1) {
        const own = hits(...all[i]);
        if (found) {
          for (const [number, [places, times]] of found) {
            const [others, most] = own.get(number) || [0, 0];
            if (places & others || Math.min(times, most)) found.set(number, [places & others, Math.min(times, most)]);
            else found.delete(number);
          }
        } else found = new Map(own);
        if (i % 2 && (missing > before || !found.size)) break;
      }
      found = found || new Map();
      for (const [number, [places, times]] of found) found.set(number, points(places & 1, places & 2, places & 4, times));
      bounds.set(word, found);
      return found;
    };

    const known = {
      points: ({ number }, word) => bound(word).get(number) || 0,
      share: ({ number }, some) => some.filter((pair) => hits(pair, true).has(number)).length / some.length,
    };
    const pages = root.pages.flatMap(([weight, count]) => Array.from({ length: count }, () => ({ weight, known })));
    pages.forEach((page, number) => (page.number = number));
    pages.reverse();
    let asked = new Map();
    const all = {
      ...base,
      groups,
      pages,
      isKnown: (word) => {
        const found = bound(word);
        if (found.size && !groups.has(word)) asked.set(word, found);
        return found.size > 0;
      },
      similar: (word) => {
        const ends = [`<${word.slice(0, 2)}`, `>${word.slice(-2)}`].concat(word.length > 7 ? `=${word.slice(2, 5)}` : []);
        return new Set([...base.similar(), ...ends.flatMap((end) => entries(end)).join(" ").split(" ")].filter(Boolean));
      },
    };
    // Pages whose titles and headings share most pairs of letters with what is found nowhere.
    const alike = () => {
      const asked = pairs(base.fold(query)).map((pair) => hits(/[a-z]{2}/.test(pair) ? `~${pair}` : pair, true));
      const rated = all.pages.map((page) => ({ page, points: 0, shared: asked.filter((own) => ((own.get(page.number) || [])[0] || 0) & 3).length }));
      return rated.filter(({ shared }) => shared).sort((a, b) => b.shared - a.shared).slice(0, MOST);
    };
    const extra = new Set();
    for (;;) {
      let results;
      do {
        await load(shards, wanted);
        wanted.clear();
        bounds.clear(); // some were made without shards that are there now
        asked = new Map();
        results = search(query, all).results;
        if (!results.length && !wanted.size) results = alike();
      } while (wanted.size);
      const numbers = new Set(results.slice(0, MOST).map(({ page }) => page.number).concat(...extra));
      // In the order of all pages, which decides between equals.
      const ordered = await read(Array.from(numbers).sort((a, b) => b - a));
      const found = { ...prepare({ ...root, pages: ordered }), similar: all.similar };
      const before = absent.size + extra.size;
      for (const [word, candidates] of asked) {
        if (found.isKnown(word)) continue;
        const best = Array.from(candidates).sort((a, b) => b[1] - a[1]).slice(0, 3).map(([number]) => number);
        const own = prepare({ ...root, pages: await read(best) });
        if (own.isKnown(word)) best.forEach((number) => extra.add(number));
        else absent.add(word);
      }
      if (absent.size + extra.size > before) continue;
      // How many more there are is known only if none was named that has not what was asked for.
      const isSure = search(query, found).results.length === numbers.size;
      return { ...found, others: isSure ? results.length - numbers.size : 0 };
    }
  };
};
