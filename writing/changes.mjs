// What is changed in Sveltia CMS before it is bundled. Where an expression finds nothing, the program is another one
// than it was, and this must change too.

/** Replace all that an expression finds; NAME stands for a name, which differs from release to release. */
export function replaced(text, expression, by) {
  let count = 0;
  const known = new RegExp(expression.source.replaceAll("NAME", "[\\w$]+"), "g");
  const result = text.replace(known, (...found) => ((count += 1), by(...found)));
  if (!count) throw new Error(`${expression} finds nothing in the program`);
  return result;
}

// Words of the program that nobody in an office knows, and what stands in their place.
const PLAINER = [
  [/スラッグ/, "アドレスになる名前"],
  [/エントリー/, "ページ"],
  [/(?<!プ)レビュー/, "確認"],
  // A draft is what its writer keeps off the site; these are pull requests.
  [/"draft":"下書き","drafts":"下書き"/, '"draft":"書きかけ","drafts":"書きかけ"'],
  [/変更を下書きとして保存しました/, "変更を保存しました"],
];
const DAYS = 365; // how long a key lasts
// The site asks its own host alone: no font of a CDN, no look for newer versions, or at how the code host is.
const FONT_OF_A_CDN = /@font-face\s*\{[^{}]*https:[^{}]*\}/;
const ASKED = /`https:\/\/(?:unpkg\.com|www\.githubstatus\.com|status-api\.hostedstatus\.com)[^`]*`/;
const IN_NAMES = /=\/\[\^\\w-~\]\/,/; // what names of pictures keep; the site's have no `_` and no `~`
// The formats into which pictures may be written anew.
const FORMATS = /format:\{type:`string`,const:`webp`\}(?=,quality:)/;
// Whether what must be filled may be empty as long as a page is not proposed: a check begins at each save.
const MAY_BE_EMPTY = /=(NAME)=>!NAME\(\1\)\|\|\(NAME\(\1\)\?\?`draft`\)!==`draft`/;
// Whether a page that was just saved is asked to be reviewed: a new one's name is then taken, by itself. All that must
// be filled is, or it would not have been saved.
const IS_COMPLETE = /(\.workflow\?\.status===`draft`&&)NAME\(\)&&(?=await NAME\(\)\))/;
// The buttons for a translation by a machine, which would ask another host, and where one is chosen.
const TRANSLATE = /(function NAME\(NAME,(NAME)\)\{)(?=NAME\(\2,!0\);let NAME=NAME\(\),NAME=NAME\(\2,`size`,3,)/
const TRANSLATORS = /(key:`i18n`,icon:`translate`,component:NAME,enabled:)/;
// What the code host's form for a key is filled with: its owner and its last day can be chosen there too.
const KEY = /(new URL\((NAME)\),NAME=new URLSearchParams\(\{name:`Sveltia CMS`,)(?=contents:)/;
const OF_NO_LANGUAGE = /(?<=Object\.values\(NAME\(NAME\)\[(?:NAME|NAME\(NAME\))\])(?=\)\.some\()/; // a language that is not written
// Where the program trusts that nobody else writes on the branch of a pull request.
const NO_CONFLICT = /if\(!NAME\)(?=\{let (NAME)=await NAME\((NAME)\);if\(\1&&!NAME\)throw Error\(`save_conflict`)/;
const LEFT_BRANCH = /return!NAME\.current&&!await (NAME)\((NAME)\)\?\((await NAME\(\2,(NAME)\)),\4\):void 0/;
const HEAD = /=(NAME)\?void 0:(await NAME\((NAME)\))(?=,NAME=await NAME\(NAME,\{\.\.\.NAME,branch:\3,headOid:)/;
const MOVED = /(,branch:(NAME),expectedHeadOid:NAME,[^}]*onWorkflowBranch:(NAME)\}[^]*?=)\3\?void 0:(await NAME\()\)/;
const MOVED_ERROR = /Error\(`The branch has moved[^`]*`,\{cause:Error\(NAME\(`save_conflict\.branch_moved`\)\)\}\)/;

/** Return the Japanese words of the program in words that people know. */
export const plainer = (text) => PLAINER.reduce((found, [word, by]) => replaced(found, word, () => by), text);

/** Return the program as this site uses it; it asks writing/code-host.mjs for `isOurs` and `refuse`. */
export function changed(text) {
  text = replaced(text, FONT_OF_A_CDN, () => "");
  text = replaced(text, ASKED, () => "`/404.html`");
  text = replaced(text, IN_NAMES, () => "=/[^A-Za-z0-9-]/,");
  text = replaced(text, FORMATS, () => "format:{type:`string`,enum:[`jpeg`,`png`,`webp`]}");
  text = replaced(text, MAY_BE_EMPTY, () => "=()=>!0");
  text = replaced(text, IS_COMPLETE, (_, before) => before);
  text = replaced(text, TRANSLATE, (_, before) => `${before}return;`);
  text = replaced(text, TRANSLATORS, (_, before) => `${before}!1&&`);
  text = replaced(
    text,
    KEY,
    (_, before, address) => `${before}target_name:new URL(${address}).pathname.split("/")[1],expires_in:"${DAYS}",`,
  );
  text = replaced(text, OF_NO_LANGUAGE, () => "??{}");
  text = replaced(text, NO_CONFLICT, (_, __, draft) => `if(!${draft}.originalEntry?.workflow)`);
  let isOpen; // the program's function that asks whether a branch has an open pull request
  text = replaced(text, LEFT_BRANCH, (_, asks, branch, reset, head) => {
    isOpen = (name) => `await ${asks}(${name})`;
    return `if(!${isOpen(branch)}){${reset};return ${head}}isOurs(${branch})||refuse();return`;
  });
  text = replaced(
    text,
    HEAD,
    (_, request, create, branch) => `=${request}?${isOpen(branch)}?${request}.headSHA:refuse():${create}`,
  );
  text = replaced(text, MOVED, (_, before, branch, isOther, asks) => `${before}${asks}${isOther}?${branch}:void 0)`);
  return replaced(text, MOVED_ERROR, () => "refuse()");
}
