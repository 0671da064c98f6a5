// Run the format for tests: {format, jobs} as JSON on standard input, a list of results on standard output.
// A job has a page's `source`, if there is one, and `values` in place of some that were read.
import { readFileSync } from "node:fs";
import { siteFrontmatter } from "../../writing/site-frontmatter.mjs";

const { format, day, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { fromFile, toFile } = siteFrontmatter(format, () => day);
const done = jobs.map(({ source, values }) => {
  const read = source === undefined ? {} : fromFile(source.trim()); // as Sveltia CMS hands it over
  return { read, text: `${toFile({ ...read, ...values }).trim()}\n` }; // and as it writes what it gets
});
process.stdout.write(JSON.stringify(done));
