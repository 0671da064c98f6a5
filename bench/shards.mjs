// Asks queries of both ways to the text of the search; prints what each finds first, and what is read by shards.

import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import * as search from "./search.mjs";
import { open } from "./shards.mjs";

const given = JSON.parse(readFileSync("given.json", "utf-8"));
const whole = search.prepare(given.index);
const first = (words, index) => search.search(words, index).results.slice(0, 3).map(({ page }) => page.url);
const found = [];
for (const words of given.queries) {
  const sizes = [];
  const find = open(given.root, async (name) => {
    sizes.push(brotliCompressSync(given.files[name]).length);
    return JSON.parse(given.files[name]);
  }, search);
  found.push({ words, whole: first(words, whole), shards: first(words, await find(words)), sizes });
}
console.log(JSON.stringify(found));
