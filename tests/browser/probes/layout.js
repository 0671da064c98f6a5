// Measure the page as it stands by the rules named; return [rule, element, message] for everything wrong.
(names) => {
  const WIDE = /[\u1100-\u115f\u2e80-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/u;
  const LINE = 80; // WCAG 2.2, 1.4.8: 80 characters, or 40 of Chinese, Japanese and Korean, which count twice
  const found = [];
  const report = (rule, element, message) => found.push([rule, nameOf(element), message]);
  const texts = visibleTexts().filter(({ element }) => !isHiddenVisually(element));
  const shown = texts.filter(({ element }) => !element.closest(".skip-link"));
  const width = document.documentElement.clientWidth;

  // WCAG 2.2, 1.4.10: a table may be wider than the window, nothing else.
  const isInTable = (element) => element.closest("table") !== null;

  const sideways = () => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= width) return;
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + SLACK);
    const beyond = wide.filter((element) => !isInTable(element));
    if (wide.length > 0 && beyond.length === 0) return;
    report("sideways", beyond.at(-1) ?? document.body, `${scrollWidth}px in a window of ${width}px`);
  };

  const clipped = () => {
    for (const { element, boxes } of shown) {
      if (!isInTable(element) && boxes.some((box) => box.left < -SLACK || box.right > width + SLACK)) report("clipped", element, "beyond the window");
    }
    for (const element of document.body.querySelectorAll("*")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX === "visible" && overflowY === "visible") continue; // nearly all: what follows takes time
      if (isHiddenVisually(element) || element.closest("svg")) continue;
      const cut = (overflow, scroll, client) => /hidden|clip/.test(overflow) && scroll > client + SLACK;
      if (cut(overflowX, element.scrollWidth, element.clientWidth)) report("clipped", element, "cut off sideways");
      if (cut(overflowY, element.scrollHeight, element.clientHeight)) report("clipped", element, "cut off below");
    }
  };

  // Only the middle of a line's box holds ink: the rest is room above and below.
  const ink = (box, size) => {
    const middle = (box.top + box.bottom) / 2;
    return { left: box.left, right: box.right, top: middle - size / 2, bottom: middle + size / 2 };
  };

  // A word below a wide reading has room on both sides, into which its neighbours on the line reach (CSS Ruby 1, 4.6).
  const isBelowReading = ({ element }) => element.closest("ruby") !== null && element.closest("rt") === null;
  const areNeighbours = (one, other) =>
    (isBelowReading(one) || isBelowReading(other)) && Math.abs(one.top + one.bottom - other.top - other.bottom) <= 2 * SLACK;

  const overlapping = () => {
    const boxes = shown.flatMap(({ node, element, boxes }) => {
      const size = parseFloat(getComputedStyle(element).fontSize) * 0.7;
      return boxes.map((box) => ({ node, element, ...ink(box, size) }));
    });
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((one, index) => {
      for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom - SLACK; next += 1) {
        const other = boxes[next];
        const common = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (one.node !== other.node && common > SLACK && !areNeighbours(one, other)) report("overlapping", one.element, `with ${nameOf(other.element)}`);
      }
    });
  };

  const isInText = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = element.parentElement.closest("p, li, dd, dt, td, small, figcaption");
    if (block === null) return false;
    // A paragraph of a text may be one link: its writer knows no target size. 24 pixels are WCAG 2.2, 2.5.8.
    const isParagraph = block.matches(".text p") && element.getBoundingClientRect().height >= 24;
    return isParagraph || block.textContent.trim() !== element.textContent.trim();
  };

  const targets = () => {
    for (const element of document.querySelectorAll(CONTROLS)) {
      if (!element.checkVisibility() || element.matches(".skip-link") || isInText(element)) continue;
      const box = element.getBoundingClientRect();
      if (isSmall(box)) report("targets", element, `${Math.round(box.width)}×${Math.round(box.height)}px`);
    }
  };

  // The lines of a block, each as the characters on it: the next line begins where text goes back to the left.
  const linesOf = (nodes) => {
    const lines = [];
    let right = Infinity;
    let bottom = -Infinity;
    for (const node of nodes) {
      for (let index = 0; index < node.data.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        // What stands beside a wide reading may begin before the end of the word below it.
        if (box.left < right - SLACK && box.bottom > bottom + box.height / 2) lines.push("");
        lines[lines.length - 1] += node.data[index];
        ({ right, bottom } = box);
      }
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  };

  const blockOf = (element) => {
    let at = element;
    while (/^(inline|ruby)/.test(getComputedStyle(at).display) || at.localName === "wbr") at = at.parentElement;
    return at;
  };

  const countOf = (text) => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);

  const lines = () => {
    const blocks = Map.groupBy(shown.filter(({ element }) => !element.closest("rt, rp")), ({ element }) => blockOf(element));
    for (const [block, parts] of blocks) {
      const isHeading = /^h[1-6]$/.test(block.localName);
      // Measuring each character takes most of the time: no line is longer than all that the block says.
      if (!isHeading && countOf(parts.map(({ node }) => node.data).join("")) <= LINE) continue;
      const ofBlock = linesOf(parts.map(({ node }) => node));
      const long = ofBlock.map(countOf);
      if (Math.max(...long) > LINE) report("lines", block, `${Math.max(...long)} characters, wide ones counted twice`);
      if (isHeading && ofBlock.length > 1 && [...ofBlock.at(-1)].length === 1) report("lone", block, "one character on the last line");
    }
  };

  const rules = { sideways, clipped, overlapping, targets, lines };
  for (const name of names) rules[name]();
  return found;
};
