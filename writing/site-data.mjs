// How the forms of /write/ read lists of tables in content/data and write them: `[[name]]` above lines of
// `key = value`. What nobody has changed keeps its bytes, comments included: toml-eslint-parser tells where all stands.
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { EDGES, SOURCE } from "./site-frontmatter.mjs";

export const NAME = "site-data";
const PLACE = "_place"; // among the values of a table that was read: which one of its list it is
const TOML = { tomlVersion: "1.0" }; // as Python reads it
const ENDS_OF_LINES = /[\x7f\x85\u2028\u2029]/g; // what JSON lets stand, and TOML or an editor does not
const NOT_IN_IDS = /[^a-z0-9]+/g;

/** Return a text or a list of them as it is to be stored; undefined: it is not. */
function said(value) {
  if (!Array.isArray(value)) return String(value ?? "").replace(/\r\n?/g, "\n").replace(EDGES, "") || undefined;
  const found = value.map(said).filter((item) => item !== undefined);
  return found.length ? found : undefined;
}

/** Return that in TOML; what has stood in several lines still does. */
function written(value, isMultiline = false) {
  if (Array.isArray(value)) return `[${value.map((item) => written(item)).join(", ")}]`;
  const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const quoted = JSON.stringify(value.toWellFormed()).replace(ENDS_OF_LINES, escaped);
  return isMultiline ? `"""\n${quoted.slice(1, -1).replace(/(?<!\\)((?:\\\\)*)\\n/g, "$1\n")}"""` : quoted;
}

const same = (one, other) => JSON.stringify(said(one)) === JSON.stringify(said(other));
const at = (values, path) => path.split(".").reduce((found, key) => found?.[key], values);

function put(values, path, value) {
  const names = path.split(".");
  const last = names.pop();
  names.reduce((found, name) => (found[name] ??= {}), values)[last] = value;
}

/**
 * Return the tables of a list: where each begins, with the comments right above it, and ends, and its entries.
 *
 * `text` ends with the end of a line. What is written in another way than the site's is refused.
 */
function tables(text, name, paths) {
  const [start, end] = [(place) => text.lastIndexOf("\n", place - 1) + 1, (place) => text.indexOf("\n", place) + 1];
  const program = parseTOML(text, TOML);
  const remarks = program.comments.map(({ range }) => [start(range[0]), end(range[1])]);
  const above = new Map(remarks.filter(([from]) => /^[ \t]*#/.test(text.slice(from))).map(([from, to]) => [to, from]));
  const first = ({ resolvedKey, key }) => (resolvedKey ?? getStaticTOMLValue(key))[0];
  const found = program.body[0].body.filter((node) => first(node) === name);
  return found.map((table) => {
    const entries = [table.body ?? []].flat().map(({ key, value, range }) => ({
      path: getStaticTOMLValue(key).join("."),
      value: getStaticTOMLValue(value),
      range: value.range,
      isMultiline: value.multiline,
      lines: [start(range[0]), end(range[1])],
    }));
    const isPlain = ({ path, value }) =>
      paths.includes(path) && [value].flat().every((item) => typeof item === "string");
    if (table.kind !== "array" || table.resolvedKey.length !== 2 || !entries.every(isPlain)) {
      throw new Error(`${name}: not a list of tables [[${name}]] with lines of ${paths.join(", ")}`);
    }
    const head = end(table.key.range[1]);
    let top = start(table.range[0]);
    while (above.has(top)) top = above.get(top);
    return { text, start: top, head, end: entries.at(-1)?.lines[1] ?? head, entries };
  });
}

/** Return a table with other values, by its path in the order of `paths`. */
function changed({ text, start, head, end, entries }, values, paths) {
  const edits = [];
  let after = head; // where a further line would stand
  for (const path of paths) {
    const entry = entries.find((each) => each.path === path);
    const value = said(at(values, path));
    after = entry?.lines[1] ?? after;
    if (same(entry?.value, value)) continue;
    if (!entry) edits.push([after, after, `${path} = ${written(value)}\n`]);
    else if (value === undefined) edits.push([...entry.lines, ""]);
    else edits.push([...entry.range, written(value, entry.isMultiline)]);
  }
  let [result, done] = ["", start];
  for (const [from, to, by] of edits.sort(([one], [other]) => one - other)) {
    result += text.slice(done, from) + by;
    done = to;
  }
  return result + text.slice(done, end);
}

/** Return a name for a new table, made from the one of `texts` that gives most of it. */
function newId(texts, taken, { longest, otherwise }) {
  const ids = texts.map((text) => {
    const id = (said(text) ?? "").normalize("NFKD").toLowerCase().replace(NOT_IN_IDS, "-").replace(/^[^a-z]+/, "");
    return id.slice(0, longest - 3).replace(/-+$/, "");
  });
  const id = ids.sort((one, other) => other.length - one.length)[0] || otherwise;
  const numbered = (number) => (number > 1 ? `${id}-${number}` : id);
  let number = 1;
  while (taken.has(numbered(number))) number += 1;
  return numbered(number);
}

/** Return a text with other tables in a list; those that were read know their place in it. */
function withTables(text, name, { paths, id }, wanted) {
  const before = tables(text, name, paths);
  const kept = new Set(wanted.map((values) => values[PLACE]));
  const taken = new Set(wanted.map((values) => values.id));
  // What stands above each table that stays: an empty line, or remarks on those that follow.
  const leads = [];
  let lead = "";
  before.forEach((table, place) => {
    const gap = place ? text.slice(before[place - 1].end, table.start) : "";
    if (kept.has(place)) [leads[place], lead] = [lead + (lead ? gap.replace(/^\n/, "") : gap), ""];
    else if (gap.trim()) lead += lead ? gap.replace(/^\n/, "") : gap;
  });
  const [first, last] = before.length ? [before[0].start, before.at(-1).end] : [text.length, text.length];
  let list = "";
  for (const values of wanted) {
    const place = values[PLACE];
    const table = before[place];
    if (!table && id) {
      values.id = newId(id.from.map((path) => at(values, path)), taken, id);
      taken.add(values.id);
    }
    const lines = `[[${name}]]\n`;
    const fresh = { text: lines, start: 0, head: lines.length, end: lines.length, entries: [] };
    const found = (table && leads[place]) || "\n";
    list += (list || !before.length ? found : found.replace(/^\n/, "")) + changed(table ?? fresh, values, paths);
  }
  return text.slice(0, first) + list + lead.replace(/\n$/, "") + text.slice(last);
}

/** Return the format; `lists` maps each list of tables to the `paths` of its values, in the order of their lines. */
export function siteData(lists) {
  function fromFile(source) {
    const values = { [SOURCE]: source };
    for (const [name, { paths }] of Object.entries(lists)) {
      const found = tables(`${source}\n`, name, paths).map(({ entries }, place) => {
        const table = { [PLACE]: place };
        for (const { path, value } of entries) put(table, path, value);
        return table;
      });
      if (found.length) values[name] = found;
    }
    return values;
  }

  function toFile(values) {
    const wanted = Object.entries(lists).map(([name, list]) => [name, list, structuredClone(values[name] ?? [])]);
    return wanted.reduce((text, [name, list, found]) => withTables(text, name, list, found), `${values[SOURCE]}\n`);
  }

  return { fromFile, toFile };
}
