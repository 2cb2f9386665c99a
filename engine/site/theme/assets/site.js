// What makes every page a little easier to use. Without this script everything can still be read and reached.
"use strict";

// The twin page, and the text in force, are shown at the paragraph that is being read.
const kept = document.querySelectorAll("a[data-keep-anchor]");
function keepAnchor() {
  for (const link of kept) link.hash = location.hash;
}
addEventListener("hashchange", keepAnchor);
keepAnchor();

// The words that are searched for stand behind "#" in the address, which no browser sends to the server.
document.querySelector("form.find")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = event.target.querySelector("input").value.trim();
  location.href = event.target.action + (words ? `#${new URLSearchParams({ q: words })}` : "");
});

// Whoever leaves the menu with the keyboard closes it, or it would hide what has the focus.
const menu = document.getElementById("site_menu");
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
});

// Contents that stand beside the text are open; above it they are folded.
const contents = document.querySelector("details.contents");
if (contents) {
  const beside = matchMedia("(min-width: 66rem)");
  const unfold = () => { contents.open = beside.matches; };
  beside.addEventListener("change", unfold);
  unfold();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !beside.matches) contents.open = false;
  });
  followReading(contents);
}

// Marks in the contents the article at the top of the window.
function followReading(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a[href^='#']")) {
    const article = document.getElementById(link.hash.slice(1));
    if (article) links.set(article, link);
  }
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    const first = [...links.keys()].find((article) => seen.has(article));
    if (!first) return;
    for (const [article, link] of links) {
      if (article === first) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const box = contents.getBoundingClientRect();
    const { top, bottom } = links.get(first).getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) contents.scrollTop += top - box.top - box.height / 2;
  }, { rootMargin: "-10% 0px -60% 0px" });
  for (const article of links.keys()) observer.observe(article);
}

// The number of a paragraph is a link to it; whoever follows it has the address to paste.
const toast = document.querySelector(".toast");
let fading;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.n, a.label");
  if (!link || !link.hash || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  navigator.clipboard.writeText(link.href).then(() => {
    toast.textContent = toast.dataset.copied;
    clearTimeout(fading);
    fading = setTimeout(() => { toast.textContent = ""; }, 4000);
  }, () => {});
});

// An address that somebody has kept may name a paragraph that this edition does not have: who follows it is told so,
// until the address is another one.
function tellMissing() {
  if (!document.body.classList.contains("text")) return;
  let anchor = location.hash.slice(1);
  try { anchor = decodeURIComponent(anchor); } catch { /* it names nothing */ }
  if (anchor && !document.getElementById(anchor)) {
    clearTimeout(fading);
    toast.textContent = toast.dataset.noPassage;
  } else if (toast.textContent === toast.dataset.noPassage) toast.textContent = "";
}
addEventListener("hashchange", tellMissing);
toast.addEventListener("click", () => { toast.textContent = ""; });
addEventListener("keydown", (event) => { if (event.key === "Escape") toast.textContent = ""; });
tellMissing();
