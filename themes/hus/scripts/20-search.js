// The search: a field that answers while one types. The link »Søg« leads to a plain list of all pages; this script puts
// the field there, in the page of the list and in the page that is not found, and loads the index when the field is used.
// Nothing is stored or sent: the index is loaded once and asked here.
(() => {
  "use strict";

  const MOST_SHOWN = 12;
  /** How many are shown before the texts about them are there. */
  const FIRST_SHOWN = 4;
  const EXCERPT = 170;
  /** How many shards are few enough to be loaded before they are asked for. */
  const FEW = 4;
  /** How often an answer is sought while the site is being published. */
  const ROUNDS = 3;
  /** How long typing may go on before what is found is told to a screen reader, in milliseconds. */
  const QUIET = 700;
  /** How long a page waits to be drawn before it is taken not to be, in milliseconds. */
  const LONGEST_FRAME = 100;
  /** A number, a beginning, a slip and several words: each goes its own way through the engine. */
  const WARMING = ["5", "fri", "frivilig", "barnet i familien"];

  const engine = globalThis.husbogSearchEngine();
  const loading = new Map();
  /** What makes the browser fetch parts anew that it has kept. */
  let token = "";
  let hasAsked = false;

  // ---- Loading ----

  /** What each part of the index says when it is loaded. One of another build than the vocabulary is not taken. */
  globalThis.husbogSearch = engine.take;

  function load(name) {
    if (!loading.has(name)) {
      const loaded = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const version = token || engine.stamp;
        script.src = `${home().dataset.search}soegning/${name}.js${version && `?${version}`}`;
        // Fetched side by side, run in order.
        script.async = false;
        script.onload = resolve;
        script.onerror = () => {
          if (loading.get(name) === loaded) loading.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      });
      loading.set(name, loaded);
    }
    return loading.get(name);
  }

  /** What every answer needs, or most: side by side. */
  const loadFirst = () => Promise.all([load("ord"), load("steder-0")]);

  /** Loads everything anew: the site has been published since a part was loaded, or kept by the browser. */
  function renew() {
    token = Math.random().toString(36).slice(2);
    loading.clear();
  }

  /** An answer from what is loaded. One that breaks on it wants it anew, for then it is not of one build. */
  function askedOf(query) {
    try {
      return engine.ask(query, MOST_SHOWN);
    } catch {
      return { wants: [] };
    }
  }

  /** The answer to a query, from parts of one build. */
  async function answerTo(query) {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) renew();
      await loadFirst();
      let answer = askedOf(query);
      if (answer.wants) {
        await Promise.all(answer.wants.map((shard) => load(`steder-${shard}`)));
        answer = askedOf(query);
      }
      if (!answer.wants) return answer;
    }
    renew();
    throw new Error("parts of several builds");
  }

  /** Loads what is kept of the pages of an answer; whether it is all there, and of one build. */
  async function loadTexts({ results }) {
    const wanted = () => new Set(results.map(({ page }) => engine.wantedText(page)).filter((shard) => shard !== null));
    await Promise.all([...wanted()].map((shard) => load(`tekster-${shard}`)));
    return wanted().size === 0;
  }

  /** When what was put in the page has been drawn, or the page is not on a screen. */
  const seenOnScreen = () => new Promise((next) => {
    requestAnimationFrame(() => setTimeout(next, 0));
    setTimeout(next, LONGEST_FRAME);
  });

  const home = () => document.querySelector("[data-search]");

  /** Readies the first answer while one begins to type: what a small site says of all its words is loaded at once. */
  async function prepare() {
    try {
      await loadFirst();
      if (engine.shards > FEW) return;
      await Promise.all(Array.from({ length: engine.shards }, (_, shard) => load(`steder-${shard}`)));
      await warm();
    } catch {
      // Whoever asks is told, and it is tried again.
      if (!engine.isReady) loading.clear();
    }
  }

  /**
   * Answers and draws something unseen, since the first time takes longest. In pieces: a letter that is typed meanwhile
   * waits for one of them.
   */
  async function warm() {
    const pieces = [() => engine.wordsOf(home().dataset.label)];
    for (const query of WARMING) {
      let found;
      pieces.push(() => { found = engine.ask(query, MOST_SHOWN); }, () => drawn(found, FIRST_SHOWN));
    }
    for (const piece of pieces) {
      await new Promise((next) => setTimeout(next, 0));
      if (hasAsked) return;
      piece();
    }
  }

  // ---- A field with its answers ----

  let count = 0;
  /** The fields, each with what answers it. */
  const answers = new Map();

  /** Makes a search of what stands in `place`. `isPanel`: it opens and closes. */
  function search(place, isPanel) {
    count += 1;
    const id = `_soegefelt${count}`;
    const label = element("label", "search-label", home().dataset.label);
    label.htmlFor = id;
    const input = element("input", "search-input");
    const settings = { id, type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" };
    Object.entries(settings).forEach(([name, value]) => input.setAttribute(name, value));
    const seen = element("p", "search-status");
    seen.setAttribute("aria-hidden", "true");
    const heard = element("p", "unseen");
    heard.setAttribute("role", "status");
    const list = element("ol", "search-results");
    place.append(label, element("div", "search-field", [input]), seen, heard, list);
    let asked = "";
    /** The query that is answered in the list. */
    let shown = "";
    /** The query whose first result is to be opened. */
    let opens = "";
    let said = 0;

    /** Seen at once, heard when typing rests. */
    const tell = (text) => {
      seen.textContent = text;
      clearTimeout(said);
      said = setTimeout(() => { heard.textContent = text; }, heard.textContent ? QUIET : 0);
    };

    async function answer() {
      const query = input.value;
      asked = query;
      opens = "";
      hasAsked = true;
      if (query.trim() === "") {
        list.replaceChildren();
        tell("");
        return;
      }
      try {
        let found = await answerTo(query);
        if (asked !== query) return;
        if (needsTexts(found)) {
          show(found, query, FIRST_SHOWN);
          await seenOnScreen();
          if (asked !== query) return;
          if (!await loadTexts(found).catch(() => true)) {
            renew();
            found = await answerTo(query);
            await loadTexts(found).catch(() => {});
          }
        }
        if (asked === query) show(found, query);
      } catch {
        if (asked === query) tell("Søgningen kunne ikke hentes. Prøv igen, eller se listen over alle sider.");
      }
    }

    function show(found, query, most = found.results.length) {
      const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
      list.replaceChildren(...drawn(found, most));
      shown = query;
      if (focused >= 0) list.children[focused]?.querySelector("a").focus();
      tell(summary(found, query));
      if (opens === query) titles()[0]?.click();
    }

    const titles = () => [...list.querySelectorAll("li > .search-title a")];

    /** Opens the first result of what is asked now, when its answer is there. */
    function openFirst() {
      if (shown === input.value) titles()[0]?.click();
      else opens = input.value;
    }

    input.addEventListener("input", answer);
    answers.set(input, answer);
    input.addEventListener("focus", prepare, { once: true });
    place.addEventListener("keydown", (event) => {
      // Letters that are being composed take their keys themselves.
      if (event.isComposing) return;
      const links = titles();
      const at = links.indexOf(document.activeElement);
      const isField = document.activeElement === input;
      if (event.key === "ArrowDown" && (isField || at >= 0)) focus(links[at + 1]);
      else if (event.key === "ArrowUp" && at >= 0) focus(links[at - 1] ?? input);
      else if (event.key === "Enter" && isField && input.value.trim() !== "") openFirst();
      else if (event.key === "Escape" && isPanel) close();
      else return;
      event.preventDefault();
    });

    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (isPanel && link?.pathname === location.pathname && link.search === location.search) hide();
    });

    const given = new URLSearchParams(location.search).get("q");
    if (!isPanel && given) {
      input.value = given;
      answer();
    }
    return input;
  }

  const focus = (element) => element?.focus();

  const needsTexts = ({ results }) => results.some(({ page }) => engine.wantedText(page) !== null);

  const drawn = ({ results, forms }, most) => results.slice(0, most).map((result) => item(result, forms));

  function summary({ results, missing }, query) {
    if (missing) {
      const [from, to] = engine.numbers;
      return `Der er ingen manual ${missing}. Numrene går fra ${from} til ${to}. Her er dem, der findes.`;
    }
    if (results.length === 0) return `Intet passer på »${query.trim()}«. Prøv et andet ord, eller se listen over alle sider.`;
    if (results.length >= MOST_SHOWN) return "De sider, der passer bedst:";
    return results.length === 1 ? "1 side:" : `${results.length} sider:`;
  }

  // ---- A result ----

  function item({ page, sections }, forms) {
    const { address, kicker, title, sections: headings, first } = engine.pageOf(page);
    const texts = engine.textsOf(page);
    const entry = document.createElement("li");
    const head = element("p", "search-title");
    const link = anchor(address);
    if (kicker) link.append(element("span", "search-kicker", `${kicker} `));
    link.append(...marked(title, forms));
    head.append(link);
    entry.append(head);
    const parts = sections.map(({ section }) => section - first).filter((part) => headings[part][0] !== "").slice(0, 2);
    for (const part of parts) {
      const [target, heading] = headings[part];
      const line = element("p", "search-section");
      const to = anchor(`${address}#${encodeURIComponent(target)}`);
      to.append(...marked(heading, forms));
      line.append(to);
      const text = texts?.section(part);
      if (text && part === parts[0]) line.append(/[?!]$/.test(heading) ? " " : ": ", ...excerpt(text, forms));
      entry.append(line);
    }
    if (parts.length === 0 && texts) {
      const opening = texts.section(sections.length ? sections[0].section - first : 0);
      const hasFound = (text) => engine.wordsOf(text).some(({ spelled }) => forms.has(spelled));
      const text = [texts.summary, opening].find((text) => text && hasFound(text)) ?? (texts.summary || opening);
      if (text) entry.append(element("p", "search-section", excerpt(text, forms)));
    }
    return entry;
  }

  function anchor(address) {
    const link = document.createElement("a");
    link.href = home().dataset.search + address;
    return link;
  }

  function element(name, className, content = []) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...(typeof content === "string" ? [content] : content));
    return made;
  }

  /** A text, or a part of it, as nodes, the words that were found in marks. */
  function marked(text, forms, from = 0, to = text.length) {
    const nodes = [];
    let at = from;
    for (const { spelled, start, end } of engine.wordsOf(text)) {
      if (start < from || end > to || !forms.has(spelled)) continue;
      nodes.push(text.slice(at, start), element("mark", "found", text.slice(start, end)));
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes.filter((node) => node !== "");
  }

  /** The part of a text with the most of what was found, as nodes. */
  function excerpt(text, forms) {
    if (text.length <= EXCERPT) return marked(text, forms);
    const found = engine.wordsOf(text).filter(({ spelled }) => forms.has(spelled));
    const within = (from) => found.filter(({ start }) => start >= from && start < from + EXCERPT - 20).length;
    const starts = [0, ...found.map(({ start }) => Math.max(0, start - 40))];
    const best = starts.reduce((most, start) => (within(start) > within(most) ? start : most), 0);
    const from = best === 0 ? 0 : text.indexOf(" ", best) + 1;
    const to = from + EXCERPT >= text.length ? text.length : text.lastIndexOf(" ", from + EXCERPT);
    return [from > 0 ? "… " : "", ...marked(text, forms, from, to), to < text.length ? " …" : ""].filter((node) => node !== "");
  }

  // ---- The panel under the header ----

  const known = new WeakSet();
  let panel = null;
  let input = null;
  /** What holds the field in the page of the list. */
  let placeHere = null;

  function open() {
    if (!panel) {
      panel = element("div", "search-panel");
      panel.setAttribute("role", "search");
      panel.hidden = true;
      document.querySelector(".site-header").append(panel);
      input = search(panel, true);
      const done = element("button", "search-close", "Luk søgningen");
      done.type = "button";
      done.addEventListener("click", close);
      panel.querySelector(".search-field").append(done);
    }
    panel.hidden = false;
    home().setAttribute("aria-expanded", "true");
    input.focus();
    input.select();
  }

  function close() {
    hide();
    home().focus();
  }

  function hide() {
    panel.hidden = true;
    home().removeAttribute("aria-expanded");
  }

  function start() {
    const link = home();
    if (!link) return;
    const here = document.querySelector("[data-search-here]");
    if (here && !placeHere) {
      placeHere = here;
      here.setAttribute("role", "search");
      search(here, false);
    }
    // The preview puts a new page in place of the old, and keeps what is as it was.
    if (known.has(link)) return;
    known.add(link);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const field = placeHere?.querySelector("input");
      if (field) field.focus();
      else if (panel && !panel.hidden) close();
      else open();
    });
  }

  // The preview has written another index.
  document.addEventListener("husbog:indexed", () => {
    renew();
    for (const [field, answer] of answers) if (field.value.trim() !== "") answer();
  });

  /** Puts the fields into the new page as they were, with what is typed and found. */
  function keepFields() {
    if (panel && !panel.isConnected) {
      document.querySelector(".site-header").append(panel);
      if (!panel.hidden) home().setAttribute("aria-expanded", "true");
    }
    if (placeHere) document.querySelector("[data-search-here]:empty")?.replaceWith(placeHere);
  }

  document.addEventListener("husbog:replaced", () => {
    keepFields();
    start();
  });
  start();
})();
