// Tells which edition a file or a digest belongs to. The file is read and digested here: only the list of digests is
// fetched, from this site.
"use strict";

const form = document.getElementById("verify");
const told = JSON.parse(form.dataset.told);
const field = document.getElementById("verify-digest");
const chosen = document.getElementById("verify-file");
const answer = document.getElementById("verified");
let known = null, turn = 0;

// An element with its text or children; everything that is shown is text, never HTML.
function make(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}

function say(...parts) {
  answer.replaceChildren(...parts);
}

function digestsOnce() {
  known ??= fetch(told.digests).then((reply) => {
    if (!reply.ok) throw new Error(reply.statusText);
    return reply.json();
  });
  known.catch(() => { known = null; });
  return known;
}

// What is left of a text without what names the digest, and without what may cut it: spaces, as lines of a PDF cut it,
// colons and dashes, as programs do.
function bare(text) {
  return text.replace(/^[^]*?sha-?256\s*[:=]?/i, "").replace(/[\s:.\u002d\u2010-\u2015\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

// The digest in a text: 64 hexadecimal figures, alone in it or cut.
function digestIn(text) {
  const whole = text.match(/(?:^|[^0-9a-f])([0-9a-f]{64})(?![0-9a-f])/i);
  const found = whole ? whole[1] : bare(text);
  return /^[0-9a-f]{64}$/i.test(found) ? found.toLowerCase() : null;
}

async function digestOf(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function languages(one) {
  if (one.languages.length === 1) return told.languages[one.languages[0]];
  return told.pairs ? told.pairs[one.languages.join("-")] : told.both;
}

// Labels with what belongs to them.
function facts(rows) {
  return make("dl", rows.map(([label, ...parts]) => make("div", [make("dt", label), make("dd", parts)])), { class: "facts" });
}

// What was completed or changed after a file was recorded, as sentences.
function since(one) {
  const changes = one.since ?? {};
  const named = (what) => changes[what].map((name) => (["completed", "changed"].includes(what) ? told.company[name] ?? name : name));
  const sentences = Object.entries(told.sentences).filter(([what]) => changes[what])
    .map(([what, sentence]) => sentence.replace("{names}", () => named(what).join(", ")));
  if (changes.listed) sentences.push(told.listed);
  return sentences.length ? make("ul", sentences.map((each) => make("li", each))) : told.nothingSince;
}

// A file or text that was published, and is no longer what this site gives: it stays what it was.
function earlier(one) {
  const edition = told.editions[one.edition];
  const applied = !one.kind.startsWith("never-applied");
  const rows = [[told.document, edition?.titles[one.document] ?? one.document], [told.language, languages(one)]];
  if (one.format) rows.push([told.format, told.formats[one.format] ?? one.format]);
  rows.push([told.edition, applied && edition ? edition.name : told.editionOf.replace("{day}", told.days[one.edition])]);
  rows.push([told.recorded, told.days[one.recorded]]);
  if (applied) rows.push([told.since, since(one)]);
  const links = one.path ? [make("p", make("a", told.openEarlier, { href: told.root + one.path }))] : [];
  const text = applied && edition ? [make("p", make("a", told.openText, { href: `${told.home}${one.document}/${one.edition}/` }))] : [];
  return make("div", [make("p", told.kinds[one.kind], { class: "verdict" }), facts(rows), ...links, ...text],
    { class: `match ${one.kind}` });
}

// A later edition that gives the same file of a document: the way to its text, and what it is today.
function given(document, date) {
  const edition = told.editions[date];
  const standing = edition.agreed[document] ?? edition;
  const text = make("a", edition.name, { href: `${told.home}${document}/${date}/` });
  return [make("p", [text, " ", make("span", standing.badge, { class: `badge ${edition.state}` })]), make("p", standing.standing)];
}

// One thing that has the digest: which document of which edition, in which language and format, and where to read it.
function match(one) {
  if (one.kind.startsWith("earlier") || one.kind.startsWith("never-applied")) return earlier(one);
  const edition = told.editions[one.edition];
  const rows = [];
  let href = told.editionsPage + one.edition;
  if (one.document) {
    href = `${told.home}${one.document}/${one.edition}/`;
    rows.push([told.document, edition.titles[one.document]], [told.language, languages(one)]);
  }
  if (one.format) rows.push([told.format, told.formats[one.format] ?? one.format]);
  const standing = edition.agreed[one.document] ?? edition; // a document that needs an option says so
  const badge = make("span", standing.badge, { class: `badge ${edition.state}` });
  rows.push([one.also ? told.printedFor : told.edition, edition.name, " ", badge, make("p", standing.standing)]);
  if (one.also) rows.push([told.also, ...one.also.flatMap((date) => given(one.document, date)), make("p", told.sameWords)]);
  if (one.recorded) rows.push([told.recorded, told.days[one.recorded]], [told.since, since(one)]);
  return make("div", [
    make("p", told.kinds[one.kind], { class: "verdict" }),
    facts(rows),
    make("p", make("a", one.document ? told.openText : told.openEdition, { href })),
  ], { class: `match ${one.kind}` });
}

async function look(digest, name, own) {
  let digests;
  try {
    digests = await digestsOnce();
  } catch {
    if (own === turn) say(make("p", told.unreachable, { class: "failure" }));
    return;
  }
  if (own !== turn) return;
  const found = digests[digest] ?? [];
  const parts = found.length
    ? found.map(match)
    : [make("p", told.unknown, { class: "verdict none" }), make("ul", told.reasons.map((reason) => make("li", reason)))];
  const source = name ? [make("p", `${told.computed.replace("{name}", name)} `)] : [];
  say(make("h2", told.result), ...parts, ...source, make("p", make("code", digest, { class: "digest" })));
}

async function checkFile(file) {
  const own = ++turn;
  if (!globalThis.crypto?.subtle) return say(make("p", told.insecure, { class: "failure" }));
  say(make("p", told.working));
  let digest;
  try {
    digest = await digestOf(file);
  } catch {
    if (own === turn) say(make("p", told.unreadable, { class: "failure" }));
    return;
  }
  if (own !== turn) return;
  field.removeAttribute("aria-invalid");
  await look(digest, file.name, own);
}

async function checkText() {
  const own = ++turn;
  const digest = digestIn(field.value);
  if (digest === null) {
    const number = (bare(field.value).match(/[0-9a-f]/gi) ?? []).length;
    field.setAttribute("aria-invalid", "true");
    say(make("p", told.malformed.replace("{number}", number), { class: "failure" }));
    field.focus();
    return;
  }
  field.removeAttribute("aria-invalid");
  await look(digest, "", own);
}

form.addEventListener("submit", (event) => { event.preventDefault(); checkText(); });
field.addEventListener("input", () => {
  if (digestIn(field.value)) return checkText();
  turn += 1; // the answer to another digest goes
  say();
  field.removeAttribute("aria-invalid");
});
chosen.addEventListener("click", () => { chosen.value = ""; }); // the same file may be chosen again
chosen.addEventListener("change", () => { if (chosen.files.length) checkFile(chosen.files[0]); });
addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.classList.add("over");
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
addEventListener("drop", (event) => {
  form.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  if (event.dataTransfer.files.length > 1) {
    turn += 1;
    say(make("p", told.oneFile, { class: "failure" }));
  } else checkFile(event.dataTransfer.files[0]);
});

form.hidden = false;
if (!globalThis.crypto?.subtle) {
  chosen.disabled = true;
  say(make("p", told.insecure, { class: "failure" }));
}
