// Finds the period that holds a day, and shows what the table says of it. Nothing is fetched: the table is in the page.
"use strict";

const form = document.querySelector("form.by-date");
const answer = document.getElementById("by_date_answer");
const DAY = /^\d{4}-\d{2}-\d{2}$/;

// A day that exists, written as in the table, so that days compare as texts.
function real(day) {
  return DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
}

function rowOf(day) {
  for (const row of document.querySelectorAll("tr[data-from], tr[data-before]")) {
    const { from, until, before } = row.dataset;
    if (before ? day < before : from <= day && (!until || day <= until)) return row;
  }
  return null;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

// A day as the pages write it, the first one of a month as its language does.
function inWords(day) {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const parts = words.formatToParts(new Date(`${day}T00:00:00Z`));
  return parts.map(({ type, value }) => (type === "day" && value === "1" ? form.dataset.first : value)).join("");
}

// The cells of a row below one another, each with its heading; the cell of the days before the first edition has none.
function show(day) {
  for (const row of document.querySelectorAll("tr[aria-current]")) row.removeAttribute("aria-current");
  if (!real(day)) {
    answer.replaceChildren(element("p", form.dataset.noDay));
    return;
  }
  const row = rowOf(day);
  row.setAttribute("aria-current", "true");
  const title = form.dataset.on.replace("{day}", inWords(day));
  const told = [element("h2", title), element("p", ...row.cells[0].cloneNode(true).childNodes)];
  const facts = element("dl");
  facts.className = "facts";
  for (const cell of [...row.cells].slice(1)) {
    const copy = [...cell.cloneNode(true).childNodes];
    if (cell.dataset.label) facts.append(element("div", element("dt", cell.dataset.label), element("dd", ...copy)));
    else told.push(element("p", ...copy));
  }
  if (facts.children.length) told.push(facts);
  answer.replaceChildren(...told);
}

// The day stands in the address, which the page in another language keeps.
function asked() {
  const day = new URLSearchParams(location.search).get("day");
  if (day === null) return;
  for (const link of document.querySelectorAll("a.switch")) link.search = location.search;
  form.day.value = real(day) ? day : "";
  show(day);
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?${new URLSearchParams({ day: form.day.value })}`);
    asked();
  });
  asked();
}
