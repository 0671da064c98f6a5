// What a page does or holds that no text may make it do; `argument` are the telephone links that must be seen.
(phones) => {
  const found = window.harmed ? ["runs a script"] : [];
  for (const element of document.querySelectorAll("*")) {
    if (["iframe", "frame", "object", "embed"].includes(element.localName)) found.push(`<${element.localName}>`);
    for (const { name } of element.attributes) {
      if (name.toLowerCase().startsWith("on")) found.push(`<${element.localName} ${name}>`);
    }
  }
  for (const { protocol } of document.links ?? []) {
    if (!["http:", "https:", "tel:"].includes(protocol)) found.push(`leads to ${protocol}`);
  }
  if (document.contentType !== "text/html") return found;
  const isSeen = (link) => {
    link.scrollIntoView({ block: "center" });
    const { left, right, top, bottom } = link.getBoundingClientRect();
    return right > left && link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  };
  for (const phone of phones) {
    if (![...document.querySelectorAll(`a[href="${phone}"]`)].some(isSeen)) found.push(`hides ${phone}`);
  }
  return found;
};
