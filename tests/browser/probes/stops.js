// Return [rule, element, message] for everything that is wrong with the stops that watch-focus.js noted.
() => {
  const found = [];
  const report = (rule, element, message) => found.push([rule, nameOf(element), message]);
  const { stops, wanted } = window;
  const met = stops.filter(Boolean);
  if (!met[0]?.element.matches(".skip-link")) report("skip-link", document.body, "is not the first stop");
  for (const element of wanted) {
    if (!met.some((stop) => stop.element === element)) report("reach", element, "the Tab key does not come here");
  }
  met.slice(0, wanted.length).forEach((stop, index) => {
    stop.problems.forEach(([rule, message]) => report(rule, stop.element, message));
    if (stop.element !== wanted[index]) report("order", stop.element, `in place of ${nameOf(wanted[index])}`);
    const before = met[index - 1];
    if (!before || before.element.matches(".skip-link")) return;
    const isAfter = stop.first.top >= before.last.bottom - SLACK || stop.first.left >= before.last.right - SLACK;
    if (!isAfter && stop.element !== before.element) report("order", stop.element, `stands before ${nameOf(before.element)}`);
  });
  met.forEach((stop, index) => {
    if (index && stop.element === met[index - 1].element) report("trap", stop.element, "the Tab key does not leave");
  });
  return found;
};
