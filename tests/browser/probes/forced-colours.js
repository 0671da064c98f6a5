// Return [rule, element, message] for what cannot be told apart in the colours that a reader's system sets.
() => {
  const TEXT = 7; // WCAG 2.2, 1.4.6
  const RING = { width: 3, contrast: 3 }; // pixels; WCAG 2.2, 2.4.13
  const found = [];
  const report = (rule, element, message) => found.push([rule, nameOf(element), message]);
  const contrastWith = (colour, element) => contrastOf(channels(colour).rgb, groundOf(element));

  for (const element of new Set(visibleTexts().map(({ element }) => element))) {
    const contrast = contrastWith(getComputedStyle(element).color, element);
    if (!isHiddenVisually(element) && contrast < TEXT) report("contrast", element, `${contrast.toFixed(1)}:1`);
  }

  // Cameras expect dark on light.
  for (const path of document.querySelectorAll(".save-contact svg path")) {
    const [ink, ground] = [channels(getComputedStyle(path).stroke).rgb, groundOf(path)];
    const isDarkOnLight = luminanceOf(ink) < luminanceOf(ground) && contrastOf(ink, ground) >= TEXT;
    if (!isDarkOnLight) report("qr-code", path.closest("svg"), `rgb(${ink}) on rgb(${ground})`);
  }

  for (const element of document.querySelectorAll("a[href], button, summary, input, select, textarea")) {
    element.focus();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    const contrast = contrastWith(outlineColor, element.parentElement);
    const isRing = width >= RING.width && contrast >= RING.contrast;
    if (!isRing && element.checkVisibility()) report("focus", element, `a ring of ${width}px, ${contrast.toFixed(1)}:1`);
  }
  document.activeElement.blur();
  return found;
};
