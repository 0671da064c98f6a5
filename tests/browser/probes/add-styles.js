// Add styles on top of the page's own: a constructed sheet is no element, so the page's policy holds.
(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
