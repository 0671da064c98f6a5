// Run the format for tests: {format, jobs} as JSON on standard input, a list of results on standard output.
// A job has a page's `source`, if there is one, and `values` in place of some that were read.
import { readFileSync } from "node:fs";
import { fingerprint } from "../../writing/translations.mjs";
import { siteFrontmatter } from "../../writing/site-frontmatter.mjs";

const { format, day, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { fromFile, toFile } = siteFrontmatter(format, () => day);
const done = [];
for (const { source, values } of jobs) {
  const read = source === undefined ? {} : fromFile(source.trim()); // as Sveltia CMS hands it over
  const text = `${toFile({ ...read, ...values }).trim()}\n`; // and as it writes what it gets
  done.push({ read, text, fingerprint: await fingerprint(fromFile(text.trim()), format.words) });
}
process.stdout.write(JSON.stringify(done));
