// What runs on the page /write/: Sveltia CMS with this site's forms, format and checks.
import "./trusted-types.mjs"; // before all else: the program makes HTML as soon as it is loaded
import CMS from "@sveltia/cms";
import { listen } from "./code-host.mjs";
import * as data from "./site-data.mjs";
import { NAME, siteFrontmatter } from "./site-frontmatter.mjs";
import { recording } from "./translations.mjs";

/** Return the day that it is where the site is, as pages write it. */
const dayIn = (timeZone) => () => new Intl.DateTimeFormat("sv-SE", { timeZone }).format();

const answer = await fetch("config.json");
const { forms, format, lists, unsaved, time_zone: timeZone } = await answer.json();
const known = Object.keys(forms); // the languages that the forms speak, the site's first one first
const language = navigator.languages.map((code) => code.split("-")[0]).find((code) => known.includes(code)) ?? known[0];
document.documentElement.lang = language;
listen(unsaved[language]);
const site = siteFrontmatter(format, dayIn(timeZone));
const config = forms[language];
CMS.registerCustomFormat(NAME, "md", site);
CMS.registerCustomFormat(data.NAME, "toml", data.siteData(lists));
CMS.registerEventListener(recording(config.i18n.default_locale, site, format.words));
CMS.init({ config });
