// Return what decides whether a text can be told from its ground, once for all texts that are alike in it.
() => {
  const LARGE = { size: 24, bold: (14 * 96) / 72, weight: 700 }; // pixels; WCAG 2.2, "large scale": 18 points, 14 if bold
  const frames = [...document.querySelectorAll("main *")].filter((e) => getComputedStyle(e).overflowX === "auto");

  const groundsOf = (element) => {
    const grounds = [];
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
      const { alpha } = channels(backgroundColor);
      if (alpha > 0 || backgroundImage !== "none" || opacity !== "1") grounds.push([backgroundColor, backgroundImage, opacity]);
      if (alpha === 1) break;
    }
    return grounds;
  };

  const alike = (element) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const isLarge = size >= LARGE.size || (size >= LARGE.bold && Number(fontWeight) >= LARGE.weight);
    const link = element.closest("a");
    const underline = link && getComputedStyle(link).textDecorationLine;
    const isInFrame = frames.some((frame) => frame.contains(element));
    return JSON.stringify([color, groundsOf(element), isLarge, textShadow, underline, isInFrame]);
  };

  return [...new Set([...new Set(visibleTexts().map(({ element }) => element))].map(alike))];
};
