// Loads the page again when it is not from the latest build. A hidden tab does not listen: a browser keeps
// only six connections to one server, so that a seventh tab would wait for ever.
const { built } = document.currentScript.dataset;
let builds;

function listen() {
  builds?.close();
  if (document.hidden) return;
  builds = new EventSource("/_preview/events");
  builds.onmessage = (event) => {
    if (event.data !== built) location.reload();
  };
}

document.addEventListener("visibilitychange", listen);
listen();
