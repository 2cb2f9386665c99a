// Shows what differs between any two editions. What differs was found when the site was built: this fetches the file of
// the later edition, from this site alone, and lays out the pieces that belong to the chosen pair.
"use strict";

const form = document.querySelector("form.compare");
const told = form && JSON.parse(form.dataset.told);
const said = document.getElementById("compare_status");
const result = document.getElementById("compare_result");
const redline = document.getElementById("compare_redline");
const files = new Map(); // what was fetched already, by the date of the later edition
let turn = 0;

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}

function differencesOf(date) {
  if (!files.has(date)) {
    const asked = fetch(`${told.files}${date}.json`).then((reply) => {
      if (!reply.ok) throw new Error(reply.statusText);
      return reply.json();
    });
    asked.catch(() => files.delete(date));
    files.set(date, asked);
  }
  return files.get(date);
}

// A piece of a page that this site has made, as elements.
function pieceOf(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

function linksTo(id, before, after) {
  const list = [[before, told.readBefore], [after, told.readAfter]].filter(([one]) => one.documents.includes(id))
    .map(([one, label]) => element("li", element("a", label, { href: `${told.root}${id}/${one.date}/` })));
  return element("ul", list, { class: "texts" });
}

// The pages that explain the changes in between, where there is more than one.
function stepsOf(id, first, last) {
  const steps = [];
  for (let place = first + 1; place <= last; place += 1) {
    const [before, after] = [told.editions[place - 1], told.editions[place]];
    if (!before.documents.includes(id) && !after.documents.includes(id)) continue;
    const href = `${told.root}${id}/${after.date}/changes/`;
    steps.push(element("li", element("a", `${before.name} → ${after.name}`, { href })));
  }
  return steps.length ? [element("p", told.through), element("ul", steps, { class: "texts" })] : [];
}

async function compare(id, one, other) {
  const mine = ++turn;
  result.hidden = true;
  redline.replaceChildren();
  if (one === other) {
    said.replaceChildren(element("p", told.sameEdition));
    return;
  }
  const place = (date) => told.editions.findIndex((each) => each.date === date);
  const [first, last] = [place(one), place(other)].sort((a, b) => a - b);
  const [before, after] = [told.editions[first], told.editions[last]];
  let found;
  try {
    found = await differencesOf(after.date);
  } catch {
    if (mine === turn) said.replaceChildren(element("p", told.unreachable));
    return;
  }
  if (mine !== turn) return;
  const [state, numbers] = found.editions[before.date][id] ?? ["absent", []];
  const title = form.document.selectedOptions[0].text;
  const heading = told.result.replace("{title}", title).replace("{before}", before.name).replace("{after}", after.name);
  const changed = numbers.length > 0;
  said.replaceChildren(
    element("h2", heading), element("p", changed ? told.onlyChanges : told.states[state]),
    linksTo(id, before, after), ...stepsOf(id, first, last),
  );
  redline.replaceChildren(element("section", numbers.flatMap((number) => pieceOf(found.pieces[number])), { class: "document" }));
  result.hidden = !changed;
}

// Which comparison is shown stands in the address: "#cgv/2026-12-01/2027-01-01".
function asked() {
  const [id, one, other] = location.hash.slice(1).split("/");
  const known = (date) => told.editions.some((each) => each.date === date);
  if (!other || !known(one) || !known(other) || ![...form.document.options].some((each) => each.value === id)) return;
  [form.document.value, form.before.value, form.after.value] = [id, one, other];
  compare(id, one, other);
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = `#${form.document.value}/${form.before.value}/${form.after.value}`;
    if (location.hash === chosen) asked();
    else location.hash = chosen;
  });
  addEventListener("hashchange", asked);
  asked();
}
