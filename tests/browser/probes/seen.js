// Return the texts and the links that are there, in the order of the page; what is folded is opened first.
() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const isOnPage = (box) => box.right + scrollX > 0 && box.bottom + scrollY > 0;
  const isThere = (element, boxes) => element.closest(".skip-link") || boxes.some(isOnPage); // it comes with the focus
  const texts = visibleTexts().filter(({ element, boxes }) => isThere(element, boxes));
  const links = [...document.links].filter((link) => {
    const boxes = [...link.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    return link.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && isThere(link, boxes);
  });
  return { texts: texts.map(({ node }) => node.data), links: links.map((link) => link.getAttribute("href")) };
};
