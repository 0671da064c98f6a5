// Run the format of content/data for tests: {lists, jobs} as JSON on standard input, results on standard output.
// A job has a file's `source`, and `values` in place of some that were read.
import { readFileSync } from "node:fs";
import { siteData } from "../../writing/site-data.mjs";

const { lists, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { fromFile, toFile } = siteData(lists);
const done = jobs.map(({ source, values }) => {
  const read = fromFile(source.trim()); // as Sveltia CMS hands it over
  return { read, text: `${toFile({ ...read, ...values }).trim()}\n` }; // and as it writes what it gets
});
process.stdout.write(JSON.stringify(done));
