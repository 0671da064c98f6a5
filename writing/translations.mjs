// Record which text a translation was made from, as plugins/model/fingerprint.py and translation_status.py read it.
import { SOURCE } from "./site-frontmatter.mjs";

const KEY = "Translated_from";
const DIGITS = 12;
// The expressions of plugins/model/fingerprint.py, with what Python takes for space. Their `^`, `$` and `.` know one
// end of a line: \n.
const SPACES = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const [S, NOT_S, BEGIN, END] = [`[${SPACES}]`, `[^${SPACES}]`, "(?<![^\\n])", "(?![^\\n])"];
const SPACE = new RegExp(`${S}+`, "g");
const ATTRIBUTES = new RegExp(`\\{:?${S}*[#.][^}\\n]*\\}`, "g");
const BULLET = new RegExp(`${BEGIN}(${S}*)[*+](?=${S})`, "g");
const NUMBER = new RegExp(`${BEGIN}(${S}*)\\p{Nd}+\\.(?=${S})`, "gu");
const RULE = /[-:]{2,}/g;
const STRONG = new RegExp(`__(?=${NOT_S})|(?<=${NOT_S})__`, "g");
const ADDRESS = new RegExp(
  [
    String.raw`(\]\([ \t]*\n?[ \t]*)(<[^<>\n]*>|(?:[^${SPACES}()<>]|\([^${SPACES}()<>]*\))+)(?=[${SPACES})])`,
    String.raw`${BEGIN}((?:[ \t]|>)*\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*)(<[^<>\n]*>|${NOT_S}+)` +
      String.raw`(?=[ \t]*(?:["'(][^\n]*)?${END})`,
    String.raw`(<a${S}(?:[^<>]*${S})?href${S}*=${S}*)("[^"]*"|'[^']*'|[^${SPACES}"'<>]+)`,
  ].join("|"),
  "gi",
);
const UP = /^<?(?:\.{1,2}\/)*/;
const PICTURES = "images/";

function withoutAddress(...found) {
  const [before, address] = found.slice(1, 7).filter((part) => part !== undefined);
  const name = address.replace(UP, "").replace(/>$/, "");
  return before + (name.startsWith(PICTURES) ? name : "");
}

function normalised(text) {
  return text
    .normalize("NFC")
    .replace(ATTRIBUTES, "")
    .replace(ADDRESS, withoutAddress)
    .replace(BULLET, "$1-")
    .replace(NUMBER, "$1 1.")
    .replace(STRONG, "**")
    .replace(RULE, "-")
    .replace(SPACE, "");
}

/** Return the fingerprint of a page's words; `page` is what the format has read, `words` are its fields that count. */
export async function fingerprint(page, words) {
  const head = words.map((name) => [page[name] ?? ""].flat().join("\n")).join("\n");
  const data = new TextEncoder().encode(normalised(`${head}\n${page.body}\n`));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS);
}

/**
 * Return what a translation is to record, or undefined where that stays as it is.
 *
 * `original` and `translation` are values of forms. It is recorded when a translation is begun, and when it is
 * changed together with an original that it was up to date with; whether it says the same otherwise, only people know.
 */
export async function recorded(language, original, translation, { fromFile, toFile }, words) {
  const now = (values) => fingerprint(fromFile(toFile(values).trim()), words);
  const before = (values) => (values[SOURCE] ? fingerprint(fromFile(values[SOURCE]), words) : "");
  const value = async (digest) => `${language} ${await digest}`;
  if (original[KEY]) return undefined; // it is a translation itself
  if (!translation[SOURCE]) return value(now(original));
  const wasCurrent = translation[KEY] === (await value(before(original)));
  const isChanged = (await now(translation)) !== (await before(translation));
  return wasCurrent && isChanged ? value(now(original)) : undefined;
}

/** Return a listener that records this in each entry before it is saved; `language` is that of the originals. */
export const recording = (language, format, words) => ({
  name: "preSave",
  async handler({ entry }) {
    const { data: original, i18n: translations = {} } = entry.toJS();
    let result = entry;
    for (const [code, { data }] of Object.entries(translations)) {
      const found = data && (await recorded(language, original, data, format, words));
      if (found) result = result.setIn(["i18n", code, "data", KEY], found);
    }
    return result;
  },
});
