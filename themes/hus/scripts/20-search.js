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
  /** How long typing may go on before what is found is told to a screen reader, in milliseconds. */
  const QUIET = 700;
  /** A number, a beginning, a slip and several words: each goes its own way through the engine. */
  const WARMING = ["5", "fri", "frivilig", "barnet i familien"];

  const engine = globalThis.husbogSearchEngine();
  const loading = new Map();
  let fresh = "";
  let hasAsked = false;

  // ---- Loading ----

  /** Loads a part of the index; a part of another build than the vocabulary makes all of it be loaded anew. */
  globalThis.husbogSearch = (part, ...said) => {
    if (engine.take(part, ...said) || !engine.isReady || fresh === said[0]) return;
    fresh = said[0];
    loading.clear();
    load("ord").catch(() => {});
  };

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${home().dataset.search}soegning/${name}.js${fresh || engine.stamp ? `?${fresh || engine.stamp}` : ""}`;
        // Fetched side by side, run in order.
        script.async = false;
        script.onload = resolve;
        script.onerror = () => { loading.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  const home = () => document.querySelector("[data-search]");

  /** Readies the first answer while one begins to type: what a small site says of all its words is loaded at once. */
  async function prepare() {
    try {
      await Promise.all([load("ord"), load("steder-0")]);
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
      hasAsked = true;
      if (query.trim() === "") {
        list.replaceChildren();
        tell("");
        return;
      }
      try {
        await load("ord");
        let found = engine.ask(query, MOST_SHOWN);
        // Once more when the site was published anew in between, and the vocabulary is another one.
        for (let round = 0; found.wants && round < 3; round += 1) {
          await Promise.all(found.wants.map((shard) => load(`steder-${shard}`)));
          await load("ord");
          found = engine.ask(query, MOST_SHOWN);
        }
        if (asked !== query || found.wants) return;
        const shards = new Set(found.results.map(({ page }) => engine.wantedText(page)).filter((shard) => shard !== null));
        if (shards.size > 0) {
          show(found, query, FIRST_SHOWN);
          await Promise.allSettled([...shards].map((shard) => load(`tekster-${shard}`)));
        }
        if (asked === query) show(found, query);
      } catch {
        tell("Søgningen kunne ikke hentes. Prøv igen, eller se listen over alle sider.");
      }
    }

    function show(found, query, most = found.results.length) {
      const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
      list.replaceChildren(...drawn(found, most));
      if (focused >= 0) list.children[focused]?.querySelector("a").focus();
      tell(summary(found, query));
    }

    input.addEventListener("input", answer);
    input.addEventListener("focus", prepare, { once: true });
    place.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("li > .search-title a")];
      const at = links.indexOf(document.activeElement);
      const isField = document.activeElement === input;
      if (event.key === "ArrowDown" && (isField || at >= 0)) focus(links[at + 1]);
      else if (event.key === "ArrowUp" && at >= 0) focus(links[at - 1] ?? input);
      else if (event.key === "Enter" && isField && links[0]) links[0].click();
      else if (event.key === "Escape" && isPanel) close();
      else return;
      event.preventDefault();
    });

    const given = new URLSearchParams(location.search).get("q");
    if (!isPanel && given) {
      input.value = given;
      answer();
    }
    return input;
  }

  const focus = (element) => element?.focus();

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
    const parts = sections.slice(0, 2).map(({ section }) => section - first).filter((part) => headings[part][0] !== "");
    for (const part of parts) {
      const [target, heading] = headings[part];
      const line = element("p", "search-section");
      const to = anchor(`${address}#${encodeURIComponent(target)}`);
      to.append(...marked(heading, forms));
      line.append(to);
      const text = texts?.section(part);
      if (text && part === parts[0]) line.append(": ", ...excerpt(text, forms));
      entry.append(line);
    }
    if (parts.length === 0 && texts) {
      const at = sections.length ? sections[0].section - first : 0;
      const text = texts.summary || texts.section(at);
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
    for (const { folded, start, end } of engine.wordsOf(text)) {
      if (start < from || end > to || !forms.has(folded)) continue;
      nodes.push(text.slice(at, start), element("mark", "found", text.slice(start, end)));
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes.filter((node) => node !== "");
  }

  /** The part of a text with the most of what was found, as nodes. */
  function excerpt(text, forms) {
    if (text.length <= EXCERPT) return marked(text, forms);
    const found = engine.wordsOf(text).filter(({ folded }) => forms.has(folded));
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
    panel.hidden = true;
    home().removeAttribute("aria-expanded");
    home().focus();
  }

  function start() {
    const link = home();
    if (!link) return;
    const here = document.querySelector("[data-search-here]");
    if (here && !here.hasChildNodes()) {
      here.setAttribute("role", "search");
      search(here, false);
    }
    // The preview puts a new page in place of the old, and keeps what is as it was.
    if (known.has(link)) return;
    known.add(link);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const field = here?.querySelector("input");
      if (field) field.focus();
      else if (panel && !panel.hidden) close();
      else open();
    });
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !home()) return;
    event.preventDefault();
    home().click();
  });
  document.addEventListener("husbog:replaced", () => {
    if (panel && !panel.isConnected) panel = null;
    start();
  });
  start();
})();
