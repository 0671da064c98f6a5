// The policy of Trusted Types (CSP: trusted-types) for what the program makes into HTML without one of its own:
// titles and hints, in which nothing but a few elements without attributes, and links, is known to be harmless.
const LINK = String.raw`<a href="https:\/\/[^"<>]*" target="_blank" rel="noopener noreferrer">`;
const HARMLESS = new RegExp(String.raw`^(?:[^<]|<\/?(?:b|code|del|em|i|s|strong)>|${LINK}|<\/a>)*$`);

globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (HARMLESS.test(html) ? html : html.replaceAll("<", "&lt;")),
});
