// Runs the search page. What is typed stays here; only the address of the page tells it, to be kept or passed on.

const WAIT = 150; // milliseconds without a key
const SHOWN = 20; // results

const start = (form) => {
  const [field, status, list, nothing, others] = document.querySelectorAll("[data-part]");
  let index, timer, isComposing;
  const get = (address) => fetch(address).then((answer) => answer.json());
  // Returns a function that returns what to search for a query: always the same index, or what shards find.
  const opened = async (known) => {
    if (known.module) {
      const { open } = await import(`./${known.module}`);
      return open(known, (name) => get(form.dataset.index.replace(/[^/]*$/, name)), { prepare, search, points, pairs });
    }
    const whole = prepare(known);
    return () => whole;
  };
  const load = () => (index = index || get(form.dataset.index).then(opened).catch(() => (index = 0)));
  const asking = (words) => `?q=${encodeURIComponent(words)}`;
  const show = async () => {
    clearTimeout(timer);
    const words = field.value.trim();
    const tell = (name, number) => {
      status.textContent = name && status.dataset[name].replace("{count}", number).replace("{words}", () => words);
    };
    const put = (place, items) => {
      place.textContent = "";
      place.append(...items);
    };
    history.replaceState(null, "", words ? asking(words) : location.pathname);
    if (words && !list.firstChild) tell("searching");
    const known = words && (await Promise.resolve(load()).then((find) => find(words)).catch(() => 0));
    if (field.value.trim() !== words) return;
    const { results, words: found } = known ? search(words, known) : { results: [] };
    const number = results.length + (known.others || 0);
    put(list, results.slice(0, SHOWN).map((each) => element("li", ...result(each, found))));
    nothing.hidden = !known || number;
    put(others, nothing.hidden ? [] : near(words, known).map((name) => element("li", link(asking(name), name))));
    others.parentNode.hidden = !others.firstChild;
    tell(words && (known ? ["none", "one"][number] || "many" : "failed"), number);
  };
  const later = () => {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(show, WAIT);
  };
  // Of the end of composing, Safari tells before the last key, other browsers behind it.
  for (const name of ["compositionstart", "compositionend", "input"]) {
    field.addEventListener(name, () => {
      if (name !== "input") isComposing = name === "compositionstart";
      later();
    });
  }
  field.addEventListener("focus", load);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isComposing) show();
  });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || field.value;
  if (field.value) show();
};

if (typeof document !== "undefined") start(document.getElementById("search"));
