// Fetches the page again when the server says that something has changed, and puts its live part in place.
"use strict";

const stopped = document.getElementById("stopped");
let waiting = false, again = false;

function number() {
  return document.getElementById("live").dataset.number;
}

async function refresh() {
  if (waiting) { again = true; return; }
  waiting = true;
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const focused = document.activeElement && document.activeElement.id;
      document.getElementById("live").replaceWith(page.getElementById("live"));
      if (focused) { const one = document.getElementById(focused); if (one) one.focus({ preventScroll: true }); }
    }
  } catch { /* the server has gone: the event source says so */ }
  waiting = false;
  if (again) { again = false; refresh(); }
}

const changes = new EventSource("/changes");
changes.onmessage = (event) => { stopped.hidden = true; if (event.data !== number()) refresh(); };
changes.onerror = () => { stopped.hidden = false; };
