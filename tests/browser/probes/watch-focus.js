// Note every stop of the Tab key when the key comes up again: by then the browser has moved the focus and scrolled.
() => {
  window.stops = [];
  const problemsOf = (element) => {
    const problems = [];
    const box = element.getClientRects()[0];
    const { width, contrast, reach } = ringOf(element);
    if (width < RING.width) problems.push(["focus", `a ring of ${width}px`]);
    if (contrast < RING.contrast) problems.push(["focus", `a ring with a contrast of ${contrast.toFixed(1)}`]);
    if (box.left < reach || box.right > innerWidth - reach) problems.push(["focus", "a ring that is cut off"]);
    if (box.top < -SLACK || (box.bottom > innerHeight + SLACK && box.height < innerHeight)) problems.push(["covered", "outside the window"]);
    // Seen only now: the layout's check does not meet it.
    if (element.matches(".skip-link") && isSmall(box)) {
      problems.push(["target", `${Math.round(box.width)}×${Math.round(box.height)}px`]);
    }
    const middle = (box.top + box.bottom) / 2;
    for (const x of [box.left + 2, (box.left + box.right) / 2, box.right - 2]) {
      const top = document.elementFromPoint(x, middle);
      if (top && !element.contains(top)) problems.push(["covered", `by ${nameOf(top)}`]);
    }
    return problems;
  };
  const isTabbable = (element) => element.checkVisibility({ visibilityProperty: true });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Tab") return;
    const element = document.activeElement;
    if (element === document.body) return window.stops.push(null);
    const boxes = [...element.getClientRects()].map(({ left, right, top, bottom }) => ({
      left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY,
    }));
    window.stops.push({ element, first: boxes[0], last: boxes.at(-1), problems: problemsOf(element) });
  });
  const wanted = `${CONTROLS}, [tabindex]:not([tabindex='-1'])`;
  window.wanted = [...document.querySelectorAll(wanted)].filter(isTabbable);
  return window.wanted.length;
};
