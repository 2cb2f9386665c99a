// The search: reads the index of its language when somebody searches, and lists what holds all words.
"use strict";

(() => {
  const results = document.getElementById("search-results");
  if (!results) return;

  const data = results.dataset;
  const states = JSON.parse(data.states);
  const count = document.getElementById("search-count");
  const more = document.getElementById("search-more");
  const hints = document.getElementById("search-hints");
  const browse = document.getElementById("search-browse");
  const other = document.getElementById("search-other");
  const inputs = [...document.querySelectorAll('form[role="search"] input')];
  const own = document.getElementById("search-words");

  const SHOWN = 20; // how many results at a time
  const LENGTH = 240; // how many characters of a passage
  const BEFORE = 70; // how many of them before the first word that was found
  const DELAY = 120; // how long typing rests before the search begins
  const ARCHIVED = 4; // the rank of what has been replaced

  // Words

  // What is the same for a reader: accents, capitals, ligatures, and spaces of any kind.
  const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d" };
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[œæßøłđ]/g, (one) => LIGATURES[one]);

  // Words of letters and figures; "5.2" is one, "l’article" two, and so is "sous-traitant".
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;
  const wordsOf = (text) => (text.match(WORD) || []).map(fold);

  // The singular of a plural: "délai" finds "délais", "party" finds "parties", and the other way round.
  const english = (word) => word.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1").replace(/([^s])s$/, "$1");
  const french = (word) => word.replace(/[sx]$/, "");
  const singular = data.locale.startsWith("en") ? english : french;
  const single = (word) => (word.length > 3 ? singular(word) : word);

  // What stands before the number of a place: "article 5.2" asks for 5.2, "annexe A1.2" for A1.2. "Article 5" is the
  // title of one.
  const KIND = /^(?:annexe?|art|article|section|clause|paragraphe?|point)s?$/;
  const NUMBER = /^[a-z]{0,3}\d+[.,]\d/;

  // Elided words, as in "l’accord", are not searched for where there are others.
  const asked = (query) => {
    const words = wordsOf(query).filter((word, at, all) => !(KIND.test(word) && NUMBER.test(all[at + 1] ?? "")));
    const longer = words.filter((word) => word.length > 1 || /\p{N}/u.test(word));
    return longer.length ? longer : words;
  };

  // Words to be found in one string: between spaces, each as it is and in the singular.
  const spread = (words) => ({ plain: ` ${words.join(" ")} `, singles: ` ${words.map(single).join(" ")} ` });

  // Whether every word that was asked for is among the words of a text. The last one may go on, as while typing; all of
  // them may if `lenient`.
  const holds = ({ plain, singles }, sought, lenient = false) =>
    sought.every(
      (word, place) =>
        singles.includes(` ${single(word)} `) ||
        ((lenient || place === sought.length - 1) && plain.includes(` ${word}`)),
    );

  // The index

  let index = null;
  const load = () => {
    index ??= fetch(data.index, { credentials: "omit" })
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      })
      .then(({ pages, found }) =>
        found.map(([page, anchor, number, title, text], place) => {
          const [address, name, rank, state, edition] = pages[page];
          const head = wordsOf(`${number} ${title}`);
          const whole = spread([...head, ...wordsOf(text)]);
          const exact = [wordsOf(number), head, wordsOf(title)].map((words) => words.map(single).join(" "));
          return { address, anchor, number, title, text, name, rank, state, edition, place, head: spread(head), whole, exact };
        }),
      );
    index.catch(() => (index = null)); // the next search tries again
    return index;
  };

  // Finding

  // What holds all words, the nearest first: what applies before what has been replaced; what is called so before what
  // says so; then in the order of the texts.
  const find = (entries, sought) => {
    const phrase = sought.join(" ");
    const singles = sought.map(single).join(" ");
    let found = entries.filter((entry) => holds(entry.whole, sought));
    if (!found.length) found = entries.filter((entry) => holds(entry.whole, sought, true));
    const rank = (entry) => {
      const named = entry.exact.includes(singles) ? 0 : holds(entry.head, sought) ? 1 : 2;
      const together = entry.whole.plain.includes(` ${phrase}`) ? 0 : 1;
      return [entry.rank === ARCHIVED ? 1 : 0, named, entry.rank, together, entry.place];
    };
    const ranked = found.map((entry) => [rank(entry), entry]);
    ranked.sort(([one], [two]) => {
      const place = one.findIndex((value, at) => value !== two[at]);
      return place < 0 ? 0 : one[place] - two[place];
    });
    return ranked.map(([, entry]) => entry);
  };

  // Showing

  const made = (name, look, ...inner) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    element.append(...inner);
    return element;
  };

  // The words of a text that were found. Short ones, which stand everywhere, only where no longer one was asked for.
  const matches = (text, sought) => {
    const longer = sought.filter((word) => word.length > 2 || /\p{N}/u.test(word));
    const wanted = longer.length ? longer : sought;
    return [...text.matchAll(WORD)].filter((match) => wanted.some((word) => holds(spread([fold(match[0])]), [word])));
  };

  // A text as nodes, with the words that were found in <mark>.
  const marked = (text, sought) => {
    const nodes = [];
    let end = 0;
    for (const match of matches(text, sought)) {
      if (match.index > end) nodes.push(text.slice(end, match.index));
      nodes.push(made("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    if (end < text.length) nodes.push(text.slice(end));
    return nodes;
  };

  // The part of a text in which the first word stands, cut between words.
  const excerpt = (text, sought) => {
    if (text.length <= LENGTH) return text;
    const [first] = matches(text, sought);
    let start = Math.max(0, (first ? first.index : 0) - BEFORE);
    if (start) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + LENGTH);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  };

  const shown = (entry, sought) => {
    const number = entry.number ? [made("span", "number", ...marked(entry.number, sought)), " "] : [];
    const link = made("a", "", ...number, ...marked(entry.title, sought));
    link.href = new URL(entry.address + (entry.anchor ? `#${entry.anchor}` : ""), new URL(data.index, location.href)).href;
    const where = made("p", "where", entry.name);
    if (entry.edition) where.append(" · ", entry.edition);
    if (entry.state) where.append(" ", made("span", `badge ${entry.state}`, states[entry.state]));
    const item = made("li", "", made("h2", "", link), where);
    if (entry.text) item.append(made("p", "text", ...marked(excerpt(entry.text, sought), sought)));
    return item;
  };

  let waiting = []; // results that are not shown yet
  let sought = [];
  const next = () => {
    const items = waiting.splice(0, SHOWN).map((entry) => shown(entry, sought));
    results.append(...items);
    more.hidden = !waiting.length;
    return items;
  };

  const clear = (query) => {
    results.replaceChildren();
    more.hidden = hints.hidden = true;
    if (browse) browse.hidden = Boolean(query);
  };

  // Searching

  let turn = 0;
  const search = async (query) => {
    const mine = ++turn;
    const words = asked(query);
    const hash = query ? `#${new URLSearchParams({ q: query })}` : "";
    if (location.hash !== hash) history.replaceState(null, "", location.pathname + location.search + hash);
    for (const link of [other, ...document.querySelectorAll("a[data-keep-anchor]")]) if (link) link.hash = hash;
    if (!words.length) {
      clear("");
      count.textContent = "";
      return;
    }
    if (!results.childElementCount) count.textContent = data.loading;
    let entries;
    try {
      entries = await load();
    } catch {
      if (mine !== turn) return;
      clear("");
      count.textContent = data.failed;
      return;
    }
    if (mine !== turn) return; // somebody went on typing
    clear(query);
    sought = words;
    waiting = find(entries, sought);
    const number = waiting.length;
    const many = data.many.replace("{number}", number.toLocaleString(data.locale));
    count.textContent = number > 1 ? many : number ? data.one : data.nothing.replace("{query}", () => query);
    next();
    if (!number) {
      hints.hidden = false;
      if (browse) browse.hidden = false;
    }
  };

  let timer = 0;
  const now = (query) => {
    clearTimeout(timer);
    for (const input of inputs) if (input.value.trim() !== query) input.value = query;
    search(query);
  };
  for (const input of inputs) {
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(now, DELAY, input.value.trim());
    });
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      now(input.value.trim());
    });
  }
  more.addEventListener("click", () => next()[0]?.querySelector("a").focus());

  // The arrows lead from the words to the results and back.
  document.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [own, ...results.querySelectorAll("h2 a")];
    const at = stops.indexOf(document.activeElement);
    const to = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  for (const one of document.querySelectorAll(".without-script")) one.hidden = true;
  // The words stand behind "#" in the address, which no browser sends to the server.
  const query = () => (new URLSearchParams(location.hash.slice(1)).get("q") || "").trim();
  addEventListener("hashchange", () => now(query()));
  if (query()) now(query());
  else own.focus();
})();
