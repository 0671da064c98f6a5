// How the forms of /write/ read pages and write them: `Key: value`, or `Key:` above lines of `- item`, just as
// plugins/read/front_matter.py reads them. What nobody has changed keeps its bytes.

export const NAME = "site-frontmatter"; // Sveltia CMS wants this ending of formats with a text below the entries

// Where what was read stands among the values of a form: no field has this name, so it comes back as it is.
export const SOURCE = "_source";
const BODY = "body";

const PAGE = /^---\n(?:([\s\S]*?)\n)?---(?:\n([\s\S]*))?$/;
const ENTRY = /^([A-Za-z][\w -]*):(.*)$/;
const ITEM = /^\s*- (.*)$/;
// What Python takes for space at the ends of a text, and for the end of a line within it.
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
export const EDGES = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const BREAKS = new RegExp(`${SPACE}*[\\n-\\r\\x1c-\\x1e\\x85\\u2028\\u2029]${SPACE}*`, "g");
const ONLY_DASHES = /^[\p{Pd}ーｰ─━−_＿=＝*＊~～〜+＋.\s]*$/u; // with its mark, it would look like the end of the entries

const oneLine = (value) => String(value ?? "").replace(BREAKS, " ").replace(EDGES, "");
const lines = (value) => String(value ?? "").replace(/\r\n?/g, "\n");

// A shape is how the values of a field are written: each has the items that a value of a form holds.
const items = {
  line: (value) => [oneLine(value)].filter(Boolean),
  list: (value) => [value ?? []].flat().map(oneLine).filter((item) => !ONLY_DASHES.test(item)),
  names: (value) =>
    [value ?? []].flat().flatMap((item) => oneLine(item).split(",")).map(oneLine).filter(Boolean),
};

/** Return the entries at the top of a page, each with the lines that it takes, and the text below them. */
function parsed(text) {
  const found = PAGE.exec(text);
  if (!found) throw new Error("not a page: its entries do not stand between two lines of ---");
  const entries = [];
  for (const line of found[1] === undefined ? [] : found[1].split("\n")) {
    const entry = ENTRY.exec(line);
    const item = ITEM.exec(line);
    if (item && entries.length) entries.at(-1).items.push(oneLine(item[1]));
    else if (entry) entries.push({ key: entry[1].trim(), items: [oneLine(entry[2])].filter(Boolean), lines: [] });
    else if (!entries.length) entries.push({ key: "", items: [], lines: [] });
    entries.at(-1).lines.push(line);
  }
  return { entries, body: found[2] ?? "" };
}

/**
 * Return the format for the fields of this site.
 *
 * `shapes` maps each field, in the order in which pages have them, to one of `items`; `modified` is the field
 * that tells the last change; `implied` maps a field to what a page says that lacks it; `pictures` names the
 * field of a form with pictures to be added to the text, and tells how forms and pages write where pictures lie.
 * `today` returns the day that it is, as pages write it.
 */
export function siteFrontmatter({ shapes, modified, implied, pictures }, today) {
  const order = Object.keys(shapes);

  function fromFile(text) {
    const { entries, body } = parsed(text);
    const values = { ...implied };
    for (const { key, items: found } of entries) {
      if (key in shapes) values[key] = shapes[key] === "line" ? (found[0] ?? "") : items[shapes[key]](found);
    }
    return { ...values, [BODY]: body.replace(/^\n+/, ""), [SOURCE]: text };
  }

  function toFile(values) {
    const source = typeof values[SOURCE] === "string" ? lines(values[SOURCE]) : "";
    const before = source ? parsed(source) : { entries: [], body: "\n" };
    const was = source ? fromFile(source) : {};
    const wanted = Object.fromEntries(order.map((key) => [key, said(key, values[key])]));
    const body = withPictures(lines(values[BODY]).replace(EDGES, ""), values[pictures.field] ?? []);
    const isOtherText = body !== lines(was[BODY]).replace(EDGES, "");
    const changed = order.filter((key) => wanted[key].join("\n") !== said(key, was[key]).join("\n"));
    if (source && !changed.length && !isOtherText) return source;
    if (!changed.includes(modified) || !wanted[modified].length) {
      wanted[modified] = [today()];
      changed.push(modified);
    }
    const entries = changed.reduce((found, key) => withEntry(found, key, wanted[key]), before.entries);
    const head = entries.flatMap((entry) => entry.lines);
    const text = isOtherText || !source ? `${/^\n*/.exec(before.body)[0]}${body}` : before.body;
    return ["---", ...head, "---", text].join("\n");
  }

  /** Return a text with pictures below it, each in a paragraph of its own, unless the text has them already. */
  function withPictures(text, added) {
    const found = added
      .filter(({ file }) => file)
      .map(({ file, alternative }) => [file.replace(pictures.in_forms, pictures.in_pages), oneLine(alternative)])
      .filter(([file]) => !text.includes(`](${file})`))
      .map(([file, words]) => `![${words.replace(/[[\]\\]/g, "\\$&")}](${file})`);
    return [text, ...found].filter(Boolean).join("\n\n");
  }

  /** Return the items of a value as a page has them: none where the page need not say it. */
  function said(key, value) {
    const found = items[shapes[key]](value);
    return found.length === 1 && found[0] === implied[key] ? [] : found;
  }

  /** Return entries with others for a key: in the place of the old one, or where the order of fields has it. */
  function withEntry(entries, key, found) {
    const at = entries.findIndex((entry) => entry.key === key);
    const asLines = at < 0 ? shapes[key] === "list" : entries[at].lines.length > 1;
    const added = found.length ? [{ key, lines: written(key, found, asLines) }] : [];
    if (at >= 0) return [...entries.slice(0, at), ...added, ...entries.slice(at + 1)];
    const before = new Set(order.slice(0, order.indexOf(key)));
    const place = entries.findLastIndex((entry) => before.has(entry.key)) + 1;
    return [...entries.slice(0, place), ...added, ...entries.slice(place)];
  }

  function written(key, found, asLines) {
    const needsLines = shapes[key] === "list" && found.length > 1; // an item may have commas of its own
    return asLines || needsLines ? [`${key}:`, ...found.map((item) => `  - ${item}`)] : [`${key}: ${found.join(", ")}`];
  }

  return { fromFile, toFile };
}
