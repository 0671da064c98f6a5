// Shows results.

const CONTEXT = 60; // characters on either side of what is found first

const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};
const link = (address, ...content) => {
  const made = element("a", ...content);
  made.href = address;
  return made;
};

// A piece of a text; on pages with readings, with those of the words that are whole in it.
const plain = (text, looks, from, to) => {
  const { parts, readings } = looks[looks.length - 1];
  const pieces = [];
  const add = (end) => pieces.push(text.slice(from, end).replace(/\n/g, " "));
  for (const part of document.querySelector(".furigana") ? parts() : []) {
    if (part.kind !== "read" || part.at < from || part.to > to) continue;
    add(part.at);
    pieces.push(element("ruby", part.text, element("rt", readings[part.text])));
    from = part.to;
  }
  add(to);
  return pieces;
};

// A text in which what was found is marked, or the piece of it around the first place.
const marked = (text, looks, words, most = text.length) => {
  const hits = words.flatMap((word) => looks.flatMap((look) => places(word, look)));
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const first = hits.length && most < text.length ? hits[0][0] : 0;
  const start = first > CONTEXT ? Math.max(text.lastIndexOf("\n", first) + 1, first - CONTEXT) : 0;
  const end = Math.min(text.length, start + most);
  const pieces = [start ? "… " : ""];
  let at = start;
  for (const [from, to] of hits) {
    if (from < at || to > end) continue;
    pieces.push(...plain(text, looks, at, from), element("mark", ...plain(text, looks, from, to)));
    at = to;
  }
  return pieces.concat(plain(text, looks, at, end), end < text.length ? " …" : "");
};

// A result leads to the best section of its page; this page lies beside them, with readings beside those with readings.
const result = ({ page }, words) => {
  const points = ({ headings, texts }) =>
    words.reduce((sum, word) => sum + HEADING * count(word, headings) + Math.min(count(word, texts), 3), 0);
  let [best, most] = [{}, 0];
  for (const section of page.sections) if (points(section) > most) [best, most] = [section, points(section)];
  const way = page.way.concat(best.heading ? [[best.heading, best.headings]] : []);
  const [text, looks] = best.text ? [best.text, best.texts] : [page.description, page.descriptions];
  const names = way.flatMap(([name, own], i) => [i ? " / " : "", ...marked(name, own, [])]);
  return [
    link(`../${page.url}` + (best.id ? `#${best.id}` : ""), ...marked(page.title, page.titles, words)),
    ...(way.length ? [element("p", element("small", ...names))] : []),
    element("p", ...marked(text, looks, words, 2 * CONTEXT)),
  ];
};

// Names of pages and sections that share most pairs of letters with a query that finds nothing.
export const near = (query, { pages, fold }) => {
  const wanted = pairs(fold(query));
  const names = pages.flatMap(({ title, sections }) => [title, ...sections.map(({ heading }) => heading)]);
  const rated = Array.from(new Set(names), (name) => [share(wanted, fold(name)), name]).filter(([found]) => found > 0.2);
  return rated.sort((a, b) => b[0] - a[0]).slice(0, 3).map(([, name]) => name);
};
