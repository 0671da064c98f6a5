// What several probes need: names for elements, colours, and the text that can be seen.

const nameOf = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 20);
  return `<${element.localName}${id}${[...element.classList].map((name) => `.${name}`).join("")}> ${text}`;
};

const channels = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { rgb: [red, green, blue], alpha };
};

// The ground on which an element stands: nothing on this site is half transparent.
const groundOf = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const { rgb, alpha } = channels(getComputedStyle(at).backgroundColor);
    if (alpha > 0) return rgb;
  }
  return [255, 255, 255];
};

// WCAG 2.2, "contrast ratio".
const luminanceOf = (rgb) => {
  const [red, green, blue] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrastOf = (one, other) => {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const CONTROLS = "a[href], button, summary, input, select, textarea";
const TARGET = 44; // WCAG 2.2, 2.5.5, in CSS pixels
const RING = { width: 3, contrast: 3 }; // pixels; WCAG 2.2, 2.4.13
const SLACK = 1; // pixels: boxes end between them

const isSmall = ({ width, height }) => Math.min(width, height) < TARGET - 0.5;

// The ring round what has the focus: its width, and its contrast with the ground that it stands on.
const ringOf = (element) => {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
  const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
  const contrast = contrastOf(channels(outlineColor).rgb, groundOf(element.parentElement));
  return { width, contrast, reach: width + parseFloat(outlineOffset) };
};

// Read aloud, but not seen: a box of one pixel.
const isHiddenVisually = (element) => element.closest(".visually-hidden") !== null;

// Every text node that takes up room, with the boxes of its lines.
const visibleTexts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (boxes.length) found.push({ node, element, boxes });
  }
  return found;
};
