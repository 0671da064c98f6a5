// The policy of Trusted Types (CSP: trusted-types) for what the program makes into HTML without one of its own:
// titles and hints, in which nothing but a few elements without attributes is known to be harmless.
const HARMLESS = /^(?:[^<]|<\/?(?:b|code|del|em|i|s|strong)>)*$/;

globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (HARMLESS.test(html) ? html : html.replaceAll("<", "&lt;")),
});
