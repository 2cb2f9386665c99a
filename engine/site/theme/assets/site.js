// What makes every page a little easier to use. Without this script everything can still be read and reached.
"use strict";

// The twin page, and the text in force, are shown at the paragraph that is being read.
const kept = document.querySelectorAll("a[data-keep-anchor]");
function keepAnchor() {
  const hash = reading();
  for (const link of kept) link.hash = hash;
}
// Where the reader is: the passage that the address names as long as it is in sight, else the one at the top of the window.
function reading() {
  if (arriving || !document.querySelector(".tools")) return location.hash;
  if (inSight(passageOf(location.hash))) return location.hash;
  if (scrollY < innerHeight / 2) return location.hash;
  const top = innerHeight / 4;
  const places = [...document.querySelectorAll("main .paragraph[id], main .paragraph li[id], main .item[id]")];
  const shown = places.find((place) => place.getBoundingClientRect().bottom > top);
  return shown ? `#${passageId(shown)}` : location.hash;
}
// On a page with two languages the passages of the second one have its name before theirs.
function passageId(place) {
  const cell = place.closest(".cell + .cell");
  return cell ? place.id.replace(`${cell.lang.slice(0, 2)}.`, "") : place.id;
}
function passageOf(hash) {
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* it names nothing */ }
  return id ? document.getElementById(id) : null;
}
function inSight(place) {
  const box = place?.getBoundingClientRect();
  return Boolean(box) && box.top < innerHeight && box.bottom > 0;
}
// On the way to the passage that the address names, the reader is there already, until the way ends there or is left. It
// may stop before: what stands above the passage grows while the page is laid out.
let arriving = location.hash !== "";
addEventListener("hashchange", () => { arriving = true; keepAnchor(); });
addEventListener("scrollend", () => { arriving &&= !inSight(passageOf(location.hash)); });
for (const event of ["wheel", "touchmove", "keydown"]) {
  addEventListener(event, () => { arriving = false; }, { passive: true });
}
for (const event of ["pointerdown", "focusin"]) {
  document.addEventListener(event, (told) => { if (told.target.closest?.("a[data-keep-anchor]")) keepAnchor(); });
}
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
  const alone = document.body.classList.contains("facing"); // two languages leave no room beside them
  const unfold = () => { contents.open = beside.matches && !alone; };
  beside.addEventListener("change", unfold);
  unfold();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && (!beside.matches || alone)) contents.open = false;
  });
  document.querySelector("a[href='#site_contents']")?.addEventListener("click", () => { contents.open = true; });
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
  navigator.clipboard.writeText(link.href).then(() => tell(toast.dataset.copied), () => {});
});
function tell(words) {
  toast.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.textContent = ""; }, 4000);
}

citing(document.querySelector(".tools"));

// The bar at the head of a text prints and copies how the text is cited. At each number stands a button that copies how
// its passage is cited: one button, which follows the focus and the pointer, so that the keyboard has no more to step over.
function citing(bar) {
  if (!bar?.dataset.cite) return;
  const told = bar.dataset;
  for (const one of bar.querySelectorAll(".scripted")) one.hidden = false;
  const written = bar.querySelector(".cite");
  written.hidden = true;
  const field = written.querySelector("textarea");
  bar.querySelector("[data-print]").addEventListener("click", () => print());
  bar.querySelector("[data-copy]").addEventListener("click", () => copy(passageOf(location.hash)));

  const button = document.createElement("button");
  button.type = "button";
  button.className = "quote";
  button.addEventListener("click", () => copy(passageOf(button.previousElementSibling.hash)));
  const beside = (link) => {
    if (!link || link.nextElementSibling === button || document.activeElement === button) return;
    const place = passageOf(link.hash);
    if (!place) return;
    button.textContent = told.label;
    button.setAttribute("aria-label", `${told.label} – ${placeName(place)}`);
    link.after(button);
  };
  document.addEventListener("focusin", (event) => beside(event.target.closest?.("main :is(a.n, a.label)")));
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const passage = event.target.closest?.("main .paragraph[id] li[id], main .paragraph[id], main .item[id], main h2");
    beside(passage?.querySelector("a.n, a.label"));
  });

  function citation(place) {
    const address = new URL(told.address, location.href);
    if (!place || !placeName(place)) return told.cite.replace(told.address, address.href);
    address.hash = passageId(place);
    return told.passage.replace("{place}", () => placeName(place)).replace("{address}", () => address.href);
  }
  function copy(place) {
    const words = citation(place);
    const shown = () => {
      field.value = words;
      written.hidden = false;
      written.querySelector("details").open = true;
      field.select();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(() => tell(told.copied), shown);
    else shown();
  }
}

// "Article 5, 5.2 (i)": the label of the article, the number of the paragraph, that of the item.
function placeName(place) {
  const label = labelOf(place);
  const number = place.querySelector(":scope > :is(p, .lead) > a.n, :scope > a.n")?.firstChild.textContent.trim() ?? "";
  const paragraph = place.parentElement.closest(".paragraph")?.querySelector("a.n")?.firstChild.textContent.trim() ?? "";
  return [label, [paragraph, number].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
function labelOf(place) {
  const section = place.closest("section.article, section.annex");
  if (section && section.contains(place) && section.querySelector(".paragraph, li")) return section.querySelector("h2 .label").textContent;
  for (let row = place.closest(".row"); row; row = row.previousElementSibling) {
    const cell = row.matches(".article-row, .annex-row") && (row.querySelector(`.cell[lang="${place.closest(".cell")?.lang}"]`) ?? row);
    if (cell) return cell.querySelector("h2 .label").textContent;
  }
  return section?.querySelector("h2 .label").textContent ?? "";
}

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
