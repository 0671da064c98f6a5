// Return [rule, element, message] for text on a sheet that a fax would blur: small or not black.
(sheet) => {
  const SMALLEST = (13 * 96) / 72; // 13 points, in CSS pixels
  const found = [];
  if (!document.querySelector(sheet)) return found;
  for (const element of new Set(visibleTexts().map(({ element }) => element))) {
    if (isHiddenVisually(element)) continue;
    const { color, fontSize } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    if (size < SMALLEST - 0.1) found.push(["size", nameOf(element), `${(size * 0.75).toFixed(1)}pt`]);
    if (channels(color).rgb.some((value) => value > 0)) found.push(["ink", nameOf(element), color]);
  }
  return found;
};
