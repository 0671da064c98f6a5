// Return [rule, element, message] for what cannot be told apart in the colours that a reader's system sets.
() => {
  const TEXT = 7; // WCAG 2.2, 1.4.6
  const found = [];
  const report = (rule, element, message) => found.push([rule, nameOf(element), message]);

  for (const element of new Set(visibleTexts().map(({ element }) => element))) {
    const contrast = contrastOf(channels(getComputedStyle(element).color).rgb, groundOf(element));
    if (!isHiddenVisually(element) && contrast < TEXT) report("contrast", element, `${contrast.toFixed(1)}:1`);
  }

  // Cameras expect dark on light.
  for (const path of document.querySelectorAll(".qr svg path")) {
    const [ink, ground] = [channels(getComputedStyle(path).stroke).rgb, groundOf(path)];
    const isDarkOnLight = luminanceOf(ink) < luminanceOf(ground) && contrastOf(ink, ground) >= TEXT;
    if (!isDarkOnLight) report("qr-code", path.closest("svg"), `rgb(${ink}) on rgb(${ground})`);
  }

  for (const element of document.querySelectorAll(CONTROLS)) {
    element.focus();
    const { width, contrast } = ringOf(element);
    const isRing = width >= RING.width && contrast >= RING.contrast;
    if (!isRing && element.checkVisibility()) report("focus", element, `a ring of ${width}px, ${contrast.toFixed(1)}:1`);
  }
  document.activeElement.blur();
  return found;
};
