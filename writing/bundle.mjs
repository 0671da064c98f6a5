// Bundle the program of /write/ into a folder: node bundle.mjs FOLDER. What this site does not use stays out, and
// so does every address from which the program would load something: it asks its own host alone.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { changed, plainer, replaced } from "./changes.mjs";

const [folder] = process.argv.slice(2);
const local = (name) => fileURLToPath(new URL(name, import.meta.url));
const CODE_HOST = local("code-host.mjs"); // which the program asks what it leaves out itself
const LANGUAGES = ["ja", "en-GB"]; // of its own words, besides the English ones that are always there
// Highlighting of code, maps, conversion of drawings, and what cannot be published: of no use in these forms.
const UNUSED = /^(@shikijs|svgo|leaflet|terra-draw|turndown|exifr)\b|^\.\/chunks\/(shiki|heic|webp)/;
const ASSET = /new URL\(`(assets\/[^`]+)`,\s*import\.meta\.url\)/;
const NOWHERE = "({href:``})"; // an asset that is left out: the program does without a font that has no address
const FROM_NOWHERE = /new URL\(\(\{href:``\}\)\.href,\s*``\+import\.meta\.url\)/;
const KEPT = /material-symbols/; // the font of its signs; letters are those of the system

const ours = {
  name: "ours",
  setup({ onResolve, onLoad }) {
    const unused = () => ({ path: "unused", namespace: "unused" });
    onResolve({ filter: UNUSED }, unused);
    onResolve({ filter: /^\.\.\/locales\// }, ({ path }) =>
      LANGUAGES.some((language) => path.endsWith(`/${language}.json`)) ? undefined : unused(),
    );
    onLoad({ filter: /[\\/]locales[\\/]ja\.json$/ }, ({ path }) => {
      return { contents: plainer(readFileSync(path, "utf8")), loader: "json" };
    });
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {}" }));
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => {
      const assets = new Map();
      let text = changed(readFileSync(path, "utf8"));
      text = replaced(text, ASSET, (_, asset) => {
        if (!KEPT.test(asset)) return NOWHERE;
        assets.set(asset, `asset${assets.size}`);
        return `new URL(${assets.get(asset)},import.meta.url)`;
      });
      text = replaced(text, FROM_NOWHERE, () => NOWHERE);
      const imports = [...assets].map(([asset, name]) => `import ${name} from "./${asset}";`);
      imports.push(`import { isOurs, refuse } from ${JSON.stringify(CODE_HOST)};`);
      return { contents: imports.join("") + text, loader: "js" };
    });
  },
};

// What a package was itself bundled from stands in the paths of its source map, as pnpm makes them.
const CONTAINED = /\/\.pnpm\/[^/]+?@(\d[^/_]*)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const PACKAGE = /^(.*\bnode_modules\/((?:@[^/]+\/)?[^/]+))\/./;

/** Return name → what it contains in turn, as name → version, for each package in a bundle (a metafile of esbuild). */
function packages({ outputs }) {
  const found = {};
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [, , name] = PACKAGE.exec(path) ?? [];
      if (!name || !bytesInOutput) continue;
      found[name] ??= {};
      for (const source of sources(path)) {
        const [, version, contained] = CONTAINED.exec(source) ?? [];
        if (contained) found[name][contained] = version;
      }
    }
  }
  return found;
}

function sources(path) {
  try {
    return JSON.parse(readFileSync(`${path}.map`, "utf8")).sources;
  } catch {
    return []; // it has no source map
  }
}

const { metafile } = await build({
  entryPoints: { write: local("main.mjs") },
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
  metafile: true,
});
writeFileSync(join(folder, "packages.json"), JSON.stringify(packages(metafile), null, 1)); // for the bill of materials
