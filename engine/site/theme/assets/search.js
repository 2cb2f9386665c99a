// The search: reads the index of its language when somebody searches, and lists what is meant most likely.
"use strict";

(() => {
  const part = (name) => document.getElementById(`search-${name}`);
  const every = (selector) => [...document.querySelectorAll(selector)];
  const results = part("results");
  if (!results) return;

  const data = results.dataset,
    states = JSON.parse(data.states);
  const [count, more, hints, browse, own] = ["count", "more", "hints", "browse", "words"].map(part);
  const inputs = every('form[role="search"] input');

  const SHOWN = 20, // how many results at a time
    LENGTH = 240, // how many characters of a passage
    BEFORE = 70, // how many of them before the first word that was found
    LEAST = 0.25, // of the best result, what one that lacks some of the words has to count
    DELAY = 120, // how long typing rests before the search begins
    ARCHIVED = 4, // the rank of what has been replaced
    OPTION = 2, // that of the pages of options
    FACTORS = [1, 0.5, 0.4, 0.4, 0.1]; // what a passage counts by its rank
  // What a word counts by where it stands: among the words of clients, in the title, in that of the other language…
  const [KEY, TITLE, OTHER, PAGE, TEXT] = [5, 4, 3, 1, 1];

  // Words

  // What is the same for a reader: accents, capitals, ligatures, and spaces of any kind.
  const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d" };
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[œæßøłđ]/g, (one) => LIGATURES[one]);

  // Words of letters and figures; "5.2" is one, "l’article" two. "sous-traitant" is two, and one without its hyphen.
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;
  const HYPHENED = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)+/gu;
  const HYPHEN = /[-\u2010\u2011]/g;
  const wordsOf = (text) => (text.match(WORD) || []).map(fold);
  const everyWord = (text) => [...wordsOf(text), ...(text.match(HYPHENED) || []).map((one) => fold(one.replace(HYPHEN, "")))];

  const figured = (word) => /\p{N}/u.test(word);

  // One form for singular and plural: "délais" and "délai", "parties", "partie" and "party".
  const stem = (word) =>
    word.length < 4
      ? word
      : word.replace(/(ss|sh|ch|x)es$/, "$1").replace(/aux$/, "al").replace(/([^s])[sx]$/, "$1").replace(/(ie|y)$/, "i");

  // Words that say nothing of what is looked for are left out where there are others, and so are elided ones.
  const common = new Set(wordsOf(data.common));
  const telling = (words) => {
    const found = words.filter((word) => !common.has(word) && (word.length > 1 || figured(word)));
    return found.length ? found : words;
  };
  const phraseOf = (words) => ` ${telling(words).map(stem).join(" ")} `;
  const phrased = (text) => phraseOf(wordsOf(text));
  const closed = (words) => telling(words).join(""); // "sous-traitants", "sous traitants" and "soustraitants" are one

  // What stands before the number of a place: "article 5.2" asks for 5.2, "annexe A1.2" for A1.2. "Article 5" is the
  // title of one.
  const KIND = /^(annexe?|art(icle)?|section|clause|paragraphe?|point)s?$/;
  const NUMBER = /^[a-z]{0,3}\d+[.,]\d/;
  const asked = (query) =>
    telling(wordsOf(query).filter((word, at, all) => !(KIND.test(word) && NUMBER.test(all[at + 1]))));

  // How many letters apart two words are, exchanged neighbours as one; more than `most` is all the same.
  const apart = (one, two, most) => {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    let before = [],
      row = [...two, ""].map((_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= two.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === two[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
      if (Math.min(...row) > most) return most + 1;
    }
    return row[two.length];
  };

  // The index

  const entryOf = (pages, [page, anchor, number, title, text, keys = [], other = ""], place) => {
    const [address, name, rank, state, edition] = pages[page],
      about = `${name} ${edition} ${state && state !== "current" ? states[state] : ""}`,
      defined = anchor.startsWith("term."),
      head = `${number} ${title}`;
    return {
      address, anchor, number, title, text, name, rank, state, edition, place, page, defined,
      fields: [[keys.join(" "), KEY], [head, TITLE], [other, OTHER], [defined ? `${about} ${data.definitions}` : about, PAGE], [text, TEXT]],
      exact: keys.map((one) => closed(wordsOf(one))),
      keys: keys.map(phrased),
      names: [number, head, title, other].filter(Boolean).map(phrased),
      said: phrased(`${head} ${text}`),
    };
  };

  const raise = (values, key, value) => values.set(key, Math.max(values.get(key) ?? 0, value));

  // `terms` says of each word where it stands, and what it counts there; `stems` which words have the same stem.
  const indexed = ({ pages, found }) => {
    const entries = found.map((one, place) => entryOf(pages, one, place));
    const [terms, stems] = [new Map(), new Map()];
    for (const { fields, place } of entries) {
      for (const [text, weight] of fields) {
        for (const word of everyWord(text)) {
          if (!terms.has(word)) {
            terms.set(word, new Map());
            stems.set(stem(word), [...(stems.get(stem(word)) ?? []), word]);
          }
          raise(terms.get(word), place, weight);
        }
      }
    }
    return { entries, terms, stems };
  };

  let index;
  const load = () => {
    index ??= fetch(data.index, { credentials: "omit" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(indexed);
    index.catch(() => (index = null)); // the next search tries again
    return index;
  };

  // Finding

  // The words of the index that a word may mean, with how likely that is: itself, another number of it, one that goes
  // on, and one that is spelt a little otherwise where there is nothing better.
  const meant = ({ terms, stems }, word, begins, misspelt) => {
    const found = new Map();
    for (const one of stems.get(stem(word)) ?? []) found.set(one, one === word ? 1 : 0.95);
    if (begins) for (const one of terms.keys()) if (one.startsWith(word) && !found.has(one)) found.set(one, 0.4);
    if (misspelt && !found.size && word.length > 3 && !figured(word)) {
      const most = word.length > 7 ? 2 : 1;
      for (const one of terms.keys()) {
        const far = one[0] === word[0] || most === 1 ? apart(word, one, most) : 3;
        if (far <= most) found.set(one, 0.6 / far);
      }
    }
    return found;
  };

  // What holds the words: all of them, or of three or more any if `some`.
  const holding = (searched, words, { begins, misspelt, some }) => {
    const places = new Map(),
      marks = new Set(),
      understood = [...words];
    let whole = 0;
    words.forEach((word, at) => {
      const best = new Map(),
        near = meant(searched, word, begins || at === words.length - 1, misspelt);
      for (const [one, likely] of near) {
        marks.add(one);
        for (const [place, weight] of searched.terms.get(one)) raise(best, place, weight * likely);
      }
      if (!marks.has(word) && misspelt) [understood[at]] = [...near].sort(([, one], [, two]) => two - one)[0] ?? [word];
      const rare = Math.log(1 + searched.entries.length / (best.size || 1));
      whole += rare;
      for (const [place, weight] of best) {
        const known = places.get(place) ?? { score: 0, words: 0 };
        known.score += weight * rare;
        known.words++;
        places.set(place, known);
      }
    });
    return { marks, understood, whole, found: [...places].filter(([, one]) => (some && words.length > 2) || one.words === words.length) };
  };

  const WAYS = [{}, { begins: true }, { misspelt: true }, { begins: true, misspelt: true }, { misspelt: true, some: true }];

  // What is found, the likeliest first; what has been replaced comes last. The standard text comes before options and
  // definitions, unless these are asked for.
  const find = (searched, words) => {
    let result;
    for (const way of WAYS) {
      result = { ...holding(searched, words, way), ...way };
      if (result.found.length) break;
    }
    const phrase = phraseOf(result.understood),
      word = closed(result.understood),
      [definitions, option] = [data.definitions, data.option].map(phrased);
    const likely = ({ exact, keys, names, said, rank, page, state, defined }, score) => {
      const more =
        exact.includes(word) ? 7
        : keys.includes(phrase) ? 6
        : names.includes(phrase) ? 4
        : keys.some((one) => one.trim().includes(" ") && phrase.includes(one)) ? 3
        : said.includes(phrase) ? 1
        : 0;
      let factor = FACTORS[rank] * 0.97 ** page;
      if (rank === OPTION && phrase.includes(option)) factor = 1;
      if (!rank && state.endsWith("agreed")) factor *= 0.6; // a text that applies to some only
      if (defined) factor *= phrase.includes(definitions) ? 1.5 : 0.5;
      return (score + result.whole * more) * factor;
    };
    const ranked = result.found.map(([place, one]) => {
      const entry = searched.entries[place];
      return { entry, old: entry.rank === ARCHIVED, likely: (likely(entry, one.score) * one.words) / words.length };
    });
    ranked.sort((one, two) => one.old - two.old || two.likely - one.likely || one.entry.place - two.entry.place);
    // Of what holds a few of the words only, what is much less likely than the best is left out.
    const least = result.some ? LEAST * ranked[0]?.likely : 0;
    return { entries: ranked.filter((one) => one.likely >= least).map(({ entry }) => entry), marks: result.marks };
  };

  // Showing

  const made = (name, look, ...inner) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    element.append(...inner);
    return element;
  };

  // The words of a text that were found. Short ones, which stand everywhere, only where no longer one was.
  const matches = (text, marks) => {
    const long = (word) => word.length > 2 || figured(word);
    const longer = [...marks].some(long);
    const wanted = (word) => marks.has(word) && (!longer || long(word));
    return [...text.matchAll(WORD)].filter((match) => wanted(fold(match[0])));
  };

  // A text as nodes, with the words that were found in <mark>.
  const marked = (text, marks) => {
    const nodes = [];
    let end = 0;
    for (const match of matches(text, marks)) {
      if (match.index > end) nodes.push(text.slice(end, match.index));
      nodes.push(made("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    return [...nodes, text.slice(end)];
  };

  // The part of a text in which the first word stands, cut between words.
  const excerpt = (text, marks) => {
    if (text.length <= LENGTH) return text;
    const [first] = matches(text, marks);
    let start = Math.max(0, (first?.index ?? 0) - BEFORE);
    if (start) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + LENGTH);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  };

  const shown = ({ address, anchor, number, title, name, edition, state, text }, marks) => {
    const label = number ? [made("span", "number", ...marked(number, marks)), " "] : [];
    const link = made("a", "", ...label, made("bdi", "", ...marked(title, marks)));
    link.href = new URL(address + (anchor ? `#${anchor}` : ""), new URL(data.index, location));
    const where = made("p", "where", name);
    if (edition) where.append(" · ", edition);
    if (state) where.append(" ", made("span", `badge ${state}`, states[state]));
    const item = made("li", "", made("h2", "", link), where);
    if (text) item.append(made("p", "text", ...marked(excerpt(text, marks), marks)));
    return item;
  };

  let waiting = []; // results that are not shown yet
  let marks = new Set(); // words that were found
  const next = () => {
    const items = waiting.splice(0, SHOWN).map((entry) => shown(entry, marks));
    results.append(...items);
    more.hidden = !waiting.length;
    return items;
  };

  const clear = (query) => {
    results.replaceChildren();
    more.hidden = hints.hidden = true;
    if (browse) browse.hidden = !!query;
  };

  // Searching

  const say = (text) => (count.textContent = text);
  let turn = 0;
  const search = async (query) => {
    const mine = ++turn,
      words = asked(query),
      hash = query ? `#${new URLSearchParams({ q: query })}` : "";
    if (location.hash !== hash) history.replaceState(null, "", location.pathname + location.search + hash);
    for (const link of every("#search-other, a[data-keep-anchor]")) link.hash = hash;
    if (!words.length) {
      clear("");
      say("");
      return;
    }
    if (!results.childElementCount) say(data.loading);
    const searched = await load().catch(() => null);
    if (mine !== turn) return; // somebody went on typing
    if (!searched) {
      clear("");
      say(data.failed);
      return;
    }
    clear(query);
    ({ entries: waiting, marks } = find(searched, words));
    const number = waiting.length;
    if (number > 1) say(data.many.replace("{number}", number.toLocaleString(data.locale)));
    else say(number ? data.one : data.nothing.replace("{query}", () => query));
    next();
    if (!number) {
      hints.hidden = false;
      if (browse) browse.hidden = false;
    }
  };

  let timer;
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
  addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!/^Arrow(Down|Up)$/.test(key) || altKey || ctrlKey || metaKey || shiftKey) return;
    const stops = [own, ...every("#search-results h2 a")],
      at = stops.indexOf(document.activeElement),
      to = stops[at + (key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  for (const one of every(".without-script")) one.hidden = true;
  // The words stand behind "#" in the address, which no browser sends to the server.
  const query = () => (new URLSearchParams(location.hash.slice(1)).get("q") || "").trim();
  addEventListener("hashchange", () => now(query()));
  if (query()) now(query());
  else own.focus();
})();
