// Bundle the program of /write/ into a folder: node bundle.mjs FOLDER. What this site does not use stays out, and
// so does every address from which the program would load something: it asks its own host alone.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [folder] = process.argv.slice(2);
const LANGUAGES = ["ja", "en-GB"]; // of its own words, besides the English ones that are always there
// Words of the program that nobody in an office knows, and what stands in their place.
const PLAINER = [[/スラッグ/g, "アドレスになる名前"]];
// Highlighting of code, maps, conversion of drawings, and what cannot be published: of no use in these forms.
const UNUSED = /^(@shikijs|svgo|leaflet|terra-draw|turndown|exifr)\b|^\.\/chunks\/(shiki|heic|webp)/;
const FONT_OF_A_CDN = /@font-face\s*\{[^{}]*https:[^{}]*\}/g;
// It asks there for newer versions of itself, and whether the code host is well.
const ASKED = /`https:\/\/(?:unpkg\.com|www\.githubstatus\.com|status-api\.hostedstatus\.com)[^`]*`/g;
const IN_NAMES = /=\/\[\^\\w-~\]\/,/g; // what names of pictures keep; the site's have no `_` and no `~`
const ASSET = /new URL\(`(assets\/[^`]+)`,\s*import\.meta\.url\)/g;
const NOWHERE = "({href:``})"; // an asset that is left out: the program does without a font that has no address
const FROM_NOWHERE = /new URL\(\(\{href:``\}\)\.href,\s*``\+import\.meta\.url\)/g;
const KEPT = /material-symbols/; // the font of its signs; letters are those of the system

/** Replace all that an expression finds; where it finds nothing, the program has changed, and this must too. */
function replaced(text, expression, by) {
  let count = 0;
  const result = text.replace(expression, (...found) => ((count += 1), by(...found)));
  if (!count) throw new Error(`${expression} finds nothing in the program`);
  return result;
}

const ours = {
  name: "ours",
  setup({ onResolve, onLoad }) {
    const unused = () => ({ path: "unused", namespace: "unused" });
    onResolve({ filter: UNUSED }, unused);
    onResolve({ filter: /^\.\.\/locales\// }, ({ path }) =>
      LANGUAGES.some((language) => path.endsWith(`/${language}.json`)) ? undefined : unused(),
    );
    onLoad({ filter: /[\\/]locales[\\/]ja\.json$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      return { contents: PLAINER.reduce((found, [word, by]) => replaced(found, word, () => by), text), loader: "json" };
    });
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {}" }));
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => {
      const assets = new Map();
      let text = readFileSync(path, "utf8");
      text = replaced(text, FONT_OF_A_CDN, () => "");
      text = replaced(text, IN_NAMES, () => "=/[^A-Za-z0-9-]/,");
      text = replaced(text, ASKED, () => "`/404.html`");
      text = replaced(text, ASSET, (_, asset) => {
        if (!KEPT.test(asset)) return NOWHERE;
        assets.set(asset, `asset${assets.size}`);
        return `new URL(${assets.get(asset)},import.meta.url)`;
      });
      text = replaced(text, FROM_NOWHERE, () => NOWHERE);
      const imports = [...assets].map(([asset, name]) => `import ${name} from "./${asset}";`);
      return { contents: imports.join("") + text, loader: "js" };
    });
  },
};

await build({
  entryPoints: { write: fileURLToPath(new URL("main.mjs", import.meta.url)) },
  outdir: folder,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  target: "es2022",
  loader: { ".woff2": "file" },
  plugins: [ours],
  logLevel: "error",
});
