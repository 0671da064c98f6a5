// Searches the site in the reader's browser: the index is read once the field has the focus, and no word is sent.
// Folding is that of plugins/model/folding.py.

const SPACE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200d\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const DIGIT = "0-9０-９";
const HYPHEN = "\\-‐‑‒–—―−－ー";
const TOKEN =
  "(?<latin>[A-Za-zＡ-Ｚａ-ｚÀ-ÖØ-öø-ɏ\\u0300-\\u036f'’＇]+)" +
  `|(?<number>(?:[+＋][${DIGIT}]|[0０])[${DIGIT}]*(?:[${SPACE}()（）${HYPHEN}]{1,2}[${DIGIT}]+)*` +
  `|[${DIGIT}]+(?:[${HYPHEN}][${DIGIT}]+)*)` +
  "|(?<kana>[ぁ-ゖゝゞー]+|[ァ-ヶヽヾーｦ-ﾟ]+)" +
  "|(?<kanji>[々〆〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]+)" +
  `|(?<space>[${SPACE}]+)` +
  "|(?<away>[・･&＆]+)" +
  "|(?<sign>[!-/:-@\\[-`{-¿×÷\\u2010-\\u2bff\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u30a0\\ufe30-\\ufe6f！-／：-＠［-｀｛-､]+)" +
  "|(?<other>[^])";
const ENDINGS = [
  [/^(..+)ies$/, "$1y"],
  [/^(.+[^su])s$/, "$1"],
  [/^(...+)ing$/, "$1"],
  [/^(..+[^e])ed$/, "$1"],
  [/tre$/, "ter"],
  [/^(..+)our/, "$1or"],
  [/isation/g, "ization"],
  [/^(..+)e$/, "$1"],
  [/^(..+)is$/, "$1iz"],
  [/^(..+)y$/, "$1i"],
  [/([a-z])\1+/g, "$1"],
];
const SMALL = "ぁぃぅぇぉっゃゅょゎゕゖゔぢづゐゑを";
const LARGE = "あいうえおつやゆよわかけぶじずいえお";

const kana = (text) =>
  text
    .replace(/[ァ-ヶヽヾ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖゔぢづゐゑを]/g, (sign) => LARGE[SMALL.indexOf(sign)])
    .replace(/ー+$/, "");

const FOLD = {
  latin: (text) => {
    const plain = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’＇]/g, "");
    return ENDINGS.reduce((word, [ending, instead]) => word.replace(ending, instead), plain);
  },
  number: (text) => {
    const digits = text.normalize("NFKC").replace(/[^0-9]/g, "");
    return /^[+＋]/.test(text) ? digits.replace(/^81/, "0") : digits;
  },
  kana: (text) => kana(text.normalize("NFKC")),
  kanji: (text) => text.normalize("NFKC").replace(/篭/g, "籠"),
  other: (text) => text.normalize("NFKC").toLowerCase(),
  sign: () => " ",
  away: () => "",
};
const isSpaced = (sign) => /[!-ɏ！-ｚ]/.test(sign);

// The parts of a text as they are written and folded; a word of `readings` counts as it is read.
export const tokens = (text, readings) => {
  const words = readings ? Object.keys(readings).sort((a, b) => b.length - a.length) : [];
  return tokensBy(new RegExp((words.length ? `(?<read>${words.join("|")})|` : "") + TOKEN, "gu"), text, readings);
};
const tokensBy = (pattern, text, readings) => {
  const found = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(text)); ) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const [at, end] = [match.index, pattern.lastIndex];
    const spaced = () => (isSpaced(text.slice(at - 1, at)) && at > 0) || isSpaced(text.slice(end, end + 1));
    const folded =
      kind === "read" ? kana(readings[match[0]]) : kind === "space" ? (spaced() ? " " : "") : FOLD[kind](match[0]);
    found.push({ at, end, kind, folded, text: match[0] });
  }
  return found;
};

export const fold = (text) => tokens(text).map((token) => token.folded).join("");

// A text to look in: folded, and where each character of that begins and ends in what is written.
const lookable = (pattern, text, readings) => {
  const from = [], to = [];
  let folded = "";
  for (const token of tokensBy(pattern, text, readings)) {
    const single = /kan/.test(token.kind) && token.folded.length === token.text.length;
    for (let i = 0; i < token.folded.length; i += 1) {
      from.push(single ? token.at + i : token.at);
      to.push(single ? token.at + i + 1 : token.end);
    }
    folded += token.folded;
  }
  return { folded, from, to };
};

// Latin letters typed for Japanese (Hepburn and Kunrei), or "" where they are none.
const ROWS = {
  "": "あいうえお", k: "かきくけこ", g: "がぎぐげご", s: "さしすせそ", z: "ざじずぜぞ", t: "たちつてと", d: "だじずでど",
  n: "なにぬねの", h: "はひふへほ", f: "はひふへほ", b: "ばびぶべぼ", p: "ぱぴぷぺぽ", m: "まみむめも", y: "やいゆえよ",
  r: "らりるれろ", w: "わいうえお", j: "ざじずぜぞ", sh: "さしすせそ", ch: "たちつてと", ts: "たちつてと",
};
const romaji = (word) => {
  const plain = word.toLowerCase().replace(/tch/g, "cch").replace(/([^aeioun\W])(?=\1)/g, "っ");
  const found = plain.replace(/(sh|ch|ts|[kgsztdnhfbpmrjwy]?)(y?)([aeiou])|n'?|-/g, (all, row, y, vowel) => {
    if (!vowel) return all === "-" ? "ー" : "ん";
    const palatal = y || (/^(sh|ch|j)$/.test(row) && vowel !== "i");
    const at = "aiueo".indexOf(vowel);
    return palatal && row ? ROWS[row][1] + ROWS.y[at] : ROWS[row || y][at];
  });
  return /^[ぁ-んー]+$/.test(found) ? kana(found) : "";
};

// What finds a folded word. Latin ones begin where a word does, and short ones end there too.
const finder = (term) => {
  const own = /^[a-z]/.test(term) ? "[a-z]" : /^[0-9]{1,3}$/.test(term) ? "[0-9]" : "";
  const before = own ? `(^|${own.replace("[", "[^")})` : "()";
  const after = own && term.length < 4 ? `(?!${own})` : "";
  return new RegExp(before + term.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") + after, "g");
};
const places = (pattern, { folded, from, to }) => {
  const found = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(folded)); ) {
    found.push([from[match.index + match[1].length], to[pattern.lastIndex - 1]]);
  }
  return found;
};

const pairs = (text) => [...Array(Math.max(text.length - 1, 0)).keys()].map((i) => text.slice(i, i + 2));
const share = (wanted, text) => wanted.filter((pair) => text.includes(pair)).length / wanted.length;

// How many letters differ (Levenshtein), as far as `most`.
const slips = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
};

// An index to search in: all its texts folded, its words and its synonyms.
export const prepare = ({ pages, readings, synonyms }) => {
  const plain = new RegExp(TOKEN, "gu");
  const words = Object.keys(readings).sort((a, b) => b.length - a.length);
  const read = words.length ? new RegExp(`(?<read>${words.join("|")})|${TOKEN}`, "gu") : null;
  const look = (text) => [lookable(plain, text), ...(read ? [lookable(read, text, readings)] : [])];
  const vocabulary = new Set(Object.values(readings).map(kana));
  const groups = new Map();
  for (const group of synonyms) {
    const folded = group.map(fold);
    for (const word of folded) groups.set(word, (groups.get(word) || []).concat(folded));
  }
  for (const word of groups.keys()) vocabulary.add(word);
  const prepared = pages.map((page) => {
    const sections = page.sections.map(([id, heading, text]) => {
      for (const { kind, folded } of tokensBy(plain, `${heading} ${text}`)) {
        if (/latin|kana/.test(kind) && folded.length > 3) vocabulary.add(folded);
      }
      return { id, heading, text, looks: look(text), headings: look(heading) };
    });
    return { ...page, titles: look(page.title), descriptions: look(page.description), sections };
  });
  const foldRead = (text) => (read ? tokensBy(read, text, readings).map((token) => token.folded).join("") : "");
  return { pages: prepared, vocabulary, groups, foldRead };
};

const SYNONYM = 0.6, SLIP = 0.5, PAIRS = 0.5;

// What a query asks for: things, each with the words for it and what such a word counts.
const things = (query, index) => {
  const parts = tokens(query);
  const text = (some) => some.map((part) => part.text).join("");
  const folded = (some) => some.map((part) => part.folded).join("");
  const isKnown = (words) => words.some(([term]) => index.pages.some((page) => score(page, [[term, 1]])));
  const asked = (some) => {
    const words = new Set([folded(some), index.foldRead(text(some))]);
    if (some.every((part) => part.kind === "latin")) words.add(romaji(text(some)));
    words.delete("");
    return [...words].map((word) => [word, 1]);
  };
  const found = [];
  const add = (some) => {
    const words = asked(some);
    if (!words.length) return;
    if (isKnown(words)) found.push({ words, weight: weight(words[0][0]) });
    else if (some.length > 1 && some.some((part) => part.kind !== "kana")) {
      const pieces = some.filter((part) => !/^[ぁ-ゖー]+$/.test(part.text));
      pieces.forEach((part) => add([part]));
    } else found.push({ ...guessed(words, index.vocabulary), weight: weight(words[0][0]) });
  };
  let rest = [];
  const flush = () => {
    const beside = found.length > 0 || rest.length < parts.length;
    if (rest.length && !(beside && /^[ぁ-ゖー]{1,3}$/.test(text(rest)))) add(rest);
    rest = [];
  };
  for (let i = 0; i < parts.length; i += 1) {
    let end = parts.length;
    while (end > i && !index.groups.has(folded(parts.slice(i, end)))) end -= 1;
    if (end > i) {
      flush();
      const some = parts.slice(i, end);
      const others = index.groups.get(folded(some)).map((word) => [word, SYNONYM]);
      found.push({ words: [...asked(some), ...others], weight: 1 });
      i = end - 1;
    } else if (/space|sign/.test(parts[i].kind)) flush();
    else rest.push(parts[i]);
  }
  flush();
  return found;
};
const weight = (word) => (/^[a-z]{1,3}$/.test(word) ? 0.3 : 1);
const guessed = (words, vocabulary) => {
  const near = [];
  for (const [word] of words) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    for (const other of most ? vocabulary : []) if (slips(word, other, most) <= most) near.push([other, SLIP]);
  }
  if (near.length) return { words: near };
  return { words, pairs: words.map(([word]) => pairs(word)).filter((wanted) => wanted.length > 1) };
};

// What words count on a page, each in its best place.
const finders = new Map();
const patternOf = (term) => finders.get(term) || finders.set(term, finder(term)).get(term);
const count = (term, looks) => Math.max(...looks.map((look) => places(patternOf(term), look).length));
const score = (page, words, wanted = []) => {
  let best = 0;
  for (const [term, counts] of words) {
    let points = count(term, page.titles) ? 7 : 0;
    points += page.sections.some((section) => count(term, section.headings)) ? 4 : 0;
    points += count(term, page.descriptions) ? 1.5 : 0;
    points += Math.log2(1 + page.sections.reduce((sum, section) => sum + count(term, section.looks), 0));
    best = Math.max(best, points * counts);
  }
  for (const some of best ? [] : wanted) {
    for (const look of [page.titles, ...page.sections.flatMap(({ headings, looks }) => [headings, looks])].flat()) {
      const found = share(some, look.folded);
      if (found >= PAIRS) best = Math.max(best, found);
    }
  }
  return best;
};

// The pages that answer a query, the best first; `words` are what is marked in them.
export const search = (query, index) => {
  const asked = things(query, index);
  const whole = asked.length > 1 ? fold(query).trim() : "";
  const words = asked.flatMap((thing) => thing.words.map(([word]) => word).concat(...(thing.pairs || [])));
  const found = index.pages.map((page) => {
    let [matched, points] = [0, whole ? score(page, [[whole, 1]]) : 0];
    for (const thing of asked) {
      const own = score(page, thing.words, thing.pairs) * thing.weight;
      if (own) matched += thing.weight;
      points += own;
    }
    return { page, matched, points: points * page.weight };
  });
  const results = found.filter((result) => result.matched);
  results.sort((a, b) => b.matched - a.matched || b.points - a.points);
  return { results, words };
};

// The page. What is typed stays here; only the address of the page tells it, to be kept or passed on.
const WAIT = 150; // milliseconds without a key
const SHOWN = 20; // results
const CONTEXT = 60; // characters on either side of what is marked

const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

// A piece of a text with what was found marked in it.
const marked = (text, looks, words, most) => {
  const hits = words.flatMap((word) => looks.flatMap((look) => places(patternOf(word), look)));
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const first = hits.length ? hits[0][0] : 0;
  const start = most && first > CONTEXT ? Math.max(text.lastIndexOf("\n", first), first - CONTEXT) + 1 : 0;
  const end = most ? Math.min(text.length, start + most) : text.length;
  const pieces = [start ? "… " : ""];
  let at = start;
  for (const [from, to] of hits) {
    if (from < at || to > end) continue;
    pieces.push(text.slice(at, from), element("mark", text.slice(from, to)));
    at = to;
  }
  pieces.push(text.slice(at, end), end < text.length ? " …" : "");
  return pieces.map((piece) => (typeof piece === "string" ? piece.replace(/\n/g, " ") : piece));
};

const result = ({ page }, words, root) => {
  const points = ({ headings, looks }) =>
    words.reduce((sum, word) => sum + 4 * count(word, headings) + Math.min(count(word, looks), 3), 0);
  const best = page.sections.reduce(
    (found, section) => (points(section) > points(found) ? section : found),
    page.sections[0] || { looks: [], headings: [], text: "" },
  );
  const hit = points(best) > 0;
  const link = element("a", ...marked(page.title, page.titles, words));
  link.href = root + page.url + (hit && best.id ? `#${best.id}` : "");
  const made = element("li", link);
  const way = page.above.concat(hit && best.heading ? best.heading : []);
  if (way.length) made.append(element("p", element("small", way.join(" / "))));
  const told = hit && best.text ? marked(best.text, best.looks, words, 2 * CONTEXT) : [page.description];
  made.append(element("p", ...told));
  return made;
};

const near = (query, index) => {
  const wanted = pairs(fold(query));
  const names = new Set(index.pages.flatMap((page) => [page.title, ...page.sections.map(({ heading }) => heading)]));
  const rated = [...names].map((name) => [share(wanted, fold(name)), name]);
  return rated.filter(([found]) => found > 0.2).sort((a, b) => b[0] - a[0]).slice(0, 3).map(([, name]) => name);
};

const start = (form) => {
  const [field, status, list, nothing, close] = ["q", "search-status", "search-results", "nothing-found", "search-near"].map(
    (id) => document.getElementById(id),
  );
  let loaded, timer, composing = false;
  const load = () => {
    loaded = loaded || fetch(form.dataset.index).then((answer) => (answer.ok ? answer.json() : Promise.reject())).then(prepare);
    return loaded;
  };
  const show = async (query) => {
    const words = query.trim();
    const tell = (name, count) => {
      status.textContent = name && status.dataset[name].replace("{count}", count).replace("{words}", () => words);
    };
    history.replaceState(history.state, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (!words) {
      list.replaceChildren();
      nothing.hidden = true;
      return tell("");
    }
    if (!list.firstChild) tell("searching");
    let index;
    try {
      index = await load();
    } catch (error) {
      loaded = undefined;
      return tell("failed");
    }
    if (field.value.trim() !== words) return undefined;
    const found = search(words, index);
    const shown = found.results.slice(0, SHOWN);
    list.replaceChildren(...shown.map((each) => result(each, found.words, form.dataset.root)));
    nothing.hidden = shown.length > 0;
    if (!shown.length) {
      const links = near(words, index).map((name) => {
        const link = element("a", name);
        link.href = `?q=${encodeURIComponent(name)}`;
        return element("span", link, " ");
      });
      close.hidden = !links.length;
      close.replaceChildren(close.firstChild, ...links);
    }
    return tell(["none", "one"][found.results.length] || "many", found.results.length);
  };
  const later = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(() => show(field.value), WAIT);
  };
  field.addEventListener("focus", () => load().catch(() => (loaded = undefined)));
  field.addEventListener("compositionstart", () => (composing = true));
  // Safari tells of the end before the last key, others after it: both wait.
  field.addEventListener("compositionend", () => {
    composing = false;
    later();
  });
  field.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (!composing) show(field.value);
  });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) show(field.value);
};

if (typeof document !== "undefined") start(document.getElementById("search"));
