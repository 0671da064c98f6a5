// Return [rule, element, message] for everything that a reader of this page would miss. Written in the
// JavaScript of 2019, since engines of that year run it.
(function () {
  var found = [];
  var CONTRAST = 7; // WCAG 2.2, 1.4.6
  var SLACK = 1; // pixels: boxes end between them
  var PAUSE = /[\s、。，．：；！？」』）\])｝〉》・ー—–\-\/]/;

  function nameOf(element) {
    return "<" + element.localName + (element.className ? "." + element.className : "") + "> " + element.textContent.trim().slice(0, 20);
  }
  function report(rule, element, message) {
    found.push([rule, nameOf(element), message]);
  }
  function channels(colour) {
    var numbers = colour.match(/[\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
  }
  function groundOf(element) {
    for (var at = element; at; at = at.parentElement) {
      var colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.alpha > 0) return colour.rgb;
    }
    // The browser's own ground: it follows the scheme where the page says that it knows both.
    var isDark = matchMedia("(prefers-color-scheme: dark)").matches && /dark/.test(getComputedStyle(document.documentElement).colorScheme);
    return isDark ? [18, 18, 18] : [255, 255, 255];
  }
  function luminanceOf(rgb) {
    var parts = rgb.map(function (value) {
      var share = value / 255;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  function contrastOf(one, other) {
    var both = [luminanceOf(one), luminanceOf(other)].sort(function (a, b) { return a - b; });
    return (both[1] + 0.05) / (both[0] + 0.05);
  }
  function isSeen(element) {
    var box = element.getBoundingClientRect();
    return box.width > SLACK && box.height > SLACK && getComputedStyle(element).visibility === "visible" && !element.closest(".visually-hidden, .skip-link, svg");
  }
  function isUnderlined(element) {
    var style = getComputedStyle(element);
    return /underline/.test(style.textDecorationLine || style.webkitTextDecorationLine || style.textDecoration);
  }
  function boxOf(node, index) {
    var range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  }

  function texts() {
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && isSeen(walker.currentNode.parentElement)) nodes.push(walker.currentNode);
    }
    return nodes;
  }

  var nodes = texts();
  if (!nodes.length) report("empty", document.body, "no text can be seen");

  nodes.forEach(function (node) {
    var element = node.parentElement;
    var contrast = contrastOf(channels(getComputedStyle(element).color).rgb, groundOf(element));
    if (contrast < CONTRAST) report("contrast", element, contrast.toFixed(1) + ":1");
  });

  // Short lines break only between phrases.
  nodes.forEach(function (node) {
    var isShort = node.parentElement.closest("html.unspaced h1, html.unspaced h2, html.unspaced h3, html.unspaced .path li, html.unspaced .outcomes li");
    if (!isShort) return;
    for (var index = 1, before = boxOf(node, 0); index < node.data.length; index += 1) {
      var box = boxOf(node, index);
      if (!box.width || !before.width) { before = box; continue; }
      var isNextLine = box.top - before.top > box.height / 2;
      if (isNextLine && !PAUSE.test(node.data[index - 1])) report("broken-word", isShort, node.data.slice(index - 1, index + 1));
      before = box;
    }
  });

  document.querySelectorAll(".text a[href], .breadcrumbs a, .neighbours a, .menu a, .contact-box a, .footer a").forEach(function (link) {
    var parts = [link].concat([].slice.call(link.querySelectorAll("*")));
    if (isSeen(link) && !parts.some(isUnderlined)) report("underline", link, "looks like text");
  });

  [[".path li", "::before"], [".breadcrumbs li:not(:last-child)", "::after"]].forEach(function (pair) {
    var elements = [].slice.call(document.querySelectorAll(pair[0]));
    elements.forEach(function (element, index) {
      var isLastShown = pair[1] === "::after" && index === elements.length - 1; // what follows it may be left out
      var content = getComputedStyle(element, pair[1]).content;
      if (!isLastShown && (!content || content === "none" || content === "normal")) report("number", element, pair[1] + " is empty");
    });
  });

  // Safari before 14.1 and Chrome before 84 know gaps in grids only: words beside each other would touch.
  document.querySelectorAll("body *").forEach(function (element) {
    var style = getComputedStyle(element);
    var isRow = /flex/.test(style.display) && element.children.length > 1;
    if (isRow && parseFloat(style.columnGap) > 0) report("flex-gap", element, style.columnGap);
  });

  var page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + SLACK) report("sideways", document.body, page.scrollWidth + "px in " + page.clientWidth + "px");

  // Seen in pictures of WebKitGTK 2.50: what it spaces, it prints over itself. Boxes of characters do not tell.
  if (CSS.supports("-webkit-hyphens", "none") && getComputedStyle(page).textAutospace === "normal") {
    report("autospace", document.body, "is printed over itself by WebKit");
  }

  var ring = getComputedStyle(document.activeElement);
  if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2) report("focus", document.activeElement, "has no ring");

  return found;
})()
