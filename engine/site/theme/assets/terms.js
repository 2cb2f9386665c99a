// Shows what a defined term means, beside the term: on hover, on focus, at a tap. Without this script, and for whoever
// follows the link, the definition is where the link leads. (WCAG 2.2, 1.4.13: it can be dismissed with Escape,
// the pointer may move onto it, and it stays until it is left.)
"use strict";

const LEAVING = 250; // milliseconds for the way from the term to what it means
const tip = document.createElement("div");
tip.className = "tip";
tip.popover = "manual";
const meaning = document.createElement("div");
meaning.id = "site_meaning";
meaning.setAttribute("role", "tooltip");
const go = document.createElement("a");
go.className = "go";
go.textContent = document.querySelector("[data-definition]").dataset.definition;
tip.append(meaning, go);
document.querySelector("main").append(tip);

let shown = null; // the link whose meaning is shown
let leaving;
let touched = null; // the link under the finger, and whether its meaning was shown before
const termOf = (target) => (target instanceof Element ? target.closest("a.term") : null);

function show(link, touch) {
  clearTimeout(leaving);
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry || link.pathname !== location.pathname) return;
  if (shown !== link) {
    hide();
    shown = link;
    meaning.replaceChildren(...plain(entry));
    go.href = link.href;
    link.setAttribute("aria-describedby", meaning.id);
    tip.showPopover();
  }
  go.hidden = !touch;
  place(link);
}

function hide() {
  clearTimeout(leaving);
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  shown = null;
  tip.hidePopover();
}

// The term in bold, then its definition as text: a link inside would be one that nobody could reach.
function plain(entry) {
  const name = document.createElement("strong");
  name.textContent = entry.querySelector(".dt").textContent;
  return [name, ` ${entry.querySelector(".dd").textContent}`];
}

// Below the line of the term; above it where there is no room below.
function place(link) {
  const lines = [...link.getClientRects()];
  const [first, term] = [lines[0], lines.at(-1)];
  const { width, height } = tip.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(16, Math.min(term.left, room - width - 16));
  const below = term.bottom + 4 + height <= innerHeight || first.top < height + 4;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? term.bottom + 4 : first.top - height - 4) + scrollY}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (!tip.matches(":hover") && document.activeElement !== shown) hide();
  }, LEAVING);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = termOf(event.target);
  if (link) show(link, false);
  else if (tip.contains(event.target)) clearTimeout(leaving);
  else if (shown) leave();
});
document.documentElement.addEventListener("pointerleave", leave);
addEventListener("scrollend", () => { if (shown) place(shown); });
document.addEventListener("focusin", (event) => {
  const link = termOf(event.target);
  if (link) show(link, touched !== null);
  else if (!tip.contains(event.target)) hide();
});
document.addEventListener("focusout", leave);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) hide();
});
document.addEventListener("pointerdown", (event) => {
  const link = termOf(event.target);
  touched = link && event.pointerType === "touch" ? { link, open: shown === link } : null;
  if (!link && !tip.contains(event.target)) hide();
});
document.addEventListener("click", (event) => {
  const link = termOf(event.target);
  if (link && touched && touched.link === link && !touched.open) {
    event.preventDefault();
    show(link, true);
  } else if (link || event.target === go) {
    hide();
  }
  touched = null;
});
