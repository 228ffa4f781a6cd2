// Keeps a page of the preview as the texts are now: listens for changes, fetches the page anew, puts the
// new text in place of the old without moving what is being read, and marks what is new for a moment.
(function () {
  'use strict';

  const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, td, th, caption, dt, dd, pre, figure, summary';
  // What nobody writes as text: ours, and lists of links, in which scripts mark where the reader is.
  const NO_TEXT = 'nav, .husbog-panel, .husbog-overlay, .husbog-chip';
  const RETRY = 500;
  const SHOWN = 4000;

  let version = document.currentScript.dataset.version;
  let stream = null;
  let updating = false;
  let again = false;

  // Listening. A browser has few connections to spare, so that a page nobody sees lets go of its own; what it
  // missed is told when it asks with its version.

  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource('/_husbog/events?page=' + page() + '&version=' + version);
    stream.addEventListener('open', () => say(''));
    stream.addEventListener('change', (event) => changed(JSON.parse(event.data).files));
    stream.addEventListener('error', () => {
      say('Forhåndsvisningen svarer ikke. Siden er, som den var sidst.');
      silence();
      setTimeout(listen, RETRY);
    });
  }

  function silence() {
    if (stream) stream.close();
    stream = null;
  }

  function page() {
    return location.pathname.replace(/\/$/, '/index.html');
  }

  function changed(files) {
    if (files.length === 0 || files.includes(page())) update();
    if (files.includes(draft())) offerDraft();
    // The search holds what it has loaded.
    if (files.length === 0 || files.some((file) => file.includes('/soegning/'))) {
      document.dispatchEvent(new CustomEvent('husbog:indexed'));
    }
    for (const image of document.images) {
      const path = new URL(image.src).pathname;
      if (files.includes(path)) image.src = path + '?' + Date.now();
    }
  }

  // The page of the working text, beside that of the text in force.
  function draft() {
    return page().replace(/index\.html$/, 'kladde/index.html');
  }

  function offerDraft() {
    document.querySelector('.husbog-draft')?.remove();
    const line = document.createElement('p');
    line.className = 'husbog-chip husbog-draft';
    line.setAttribute('role', 'status');
    const link = document.createElement('a');
    link.textContent = 'Kladden er ændret. Se rettelserne';
    link.href = draft();
    line.append(link);
    document.body.append(line);
  }

  // Putting the new page in place of the old.

  async function update() {
    again = updating;
    if (updating) return;
    updating = true;
    try {
      const answer = await fetch(location.pathname, { cache: 'no-store' });
      replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      silence();
      setTimeout(listen, RETRY);
    }
    updating = false;
    if (again) update();
  }

  function replace(next) {
    const ours = next.querySelector('script[data-version]');
    version = ours ? ours.dataset.version : version;
    const old = blocks();
    const anchor = old.findIndex((block) => moves(block) && block.element.getBoundingClientRect().bottom > 0);
    const top = anchor < 0 ? 0 : old[anchor].element.getBoundingClientRect().top;
    const height = window.scrollY;
    const opened = new Map(details().map((part) => [name(part), part.open]));
    document.title = next.title;
    restyle(next);
    document.body.className = next.body.className;
    document.body.replaceChildren(...next.body.childNodes);
    details().forEach((part) => { part.open = opened.get(name(part)) ?? part.open; });
    const fresh = blocks();
    window.scrollTo({ top: height, behavior: 'instant' });
    const place = anchor < 0 ? undefined : same(old, fresh, anchor);
    if (place) window.scrollBy({ top: place.element.getBoundingClientRect().top - top, behavior: 'instant' });
    mark(news(old, fresh));
    prepare();
    document.dispatchEvent(new Event('husbog:replaced'));
  }

  // Style sheets are named for what they say: a new name is a new style. The old one goes when the new is there.
  function restyle(next) {
    const links = (from) => [...from.querySelectorAll('link[rel="stylesheet"]')];
    const wanted = links(next).map((link) => link.getAttribute('href'));
    const had = links(document);
    const gone = had.filter((link) => !wanted.includes(link.getAttribute('href')));
    for (const href of wanted.filter((href) => !had.some((link) => link.getAttribute('href') === href))) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.addEventListener('load', () => gone.forEach((old) => old.remove()));
      document.head.append(link);
    }
  }

  // Blocks of text, each with what it says itself; what stands in a block inside it is that block's.
  function blocks() {
    const all = [...document.body.querySelectorAll(BLOCKS)].filter((element) => !element.closest(NO_TEXT));
    return all.map((element) => ({ element, text: own(element) })).filter((block) => block.text !== '');
  }

  function own(element) {
    const parts = [...element.childNodes].filter((node) => !node.matches?.(BLOCKS + ', ul, ol, dl, table, div'));
    const text = parts.map((node) => node.outerHTML ?? node.textContent).join('').trim();
    return text === '' ? '' : element.tagName + ' ' + text;
  }

  // Whether a block moves as the page is scrolled: a list beside the text may not.
  function moves(block) {
    return !block.element.closest('aside, header, footer');
  }

  // The new block that stands where an old one stood: the same text, nearest to its place, or the same place.
  function same(old, fresh, at) {
    const places = fresh.map((_, place) => place).filter((place) => fresh[place].text === old[at].text);
    const nearest = places.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
    return fresh[nearest ?? Math.min(at, fresh.length - 1)];
  }

  // The blocks that were not there before; where something was only taken away, the block that stands there now.
  function news(old, fresh) {
    const left = new Map();
    old.forEach((block) => left.set(block.text, (left.get(block.text) ?? 0) + 1));
    const added = fresh.filter((block) => {
      const count = left.get(block.text) ?? 0;
      left.set(block.text, count - 1);
      return count <= 0;
    });
    if (added.length > 0 || old.length === fresh.length) return added;
    const at = fresh.findIndex((block, place) => block.text !== old[place]?.text);
    return fresh.length === 0 ? [] : [fresh[at < 0 ? fresh.length - 1 : at]];
  }

  function mark(added) {
    for (const { element } of added) {
      element.classList.add('husbog-changed');
      setTimeout(() => element.classList.remove('husbog-changed'), SHOWN);
    }
    const seen = ({ element }) => {
      const place = element.getBoundingClientRect();
      return place.bottom > 0 && place.top < window.innerHeight;
    };
    const covered = document.querySelector('.husbog-overlay');
    if (added.length > 0 && !covered && !added.some(seen)) offer(added[0].element);
  }

  function offer(element) {
    const chip = document.createElement('button');
    chip.className = 'husbog-chip';
    chip.textContent = 'Vis det, der er ændret';
    chip.addEventListener('click', () => {
      element.scrollIntoView({ block: 'center' });
      chip.remove();
    });
    document.body.append(chip);
    setTimeout(() => chip.remove(), 2 * SHOWN);
  }

  function details() {
    return [...document.querySelectorAll('details')];
  }

  function name(part) {
    return part.dataset.name ?? part.className + ' ' + (part.querySelector('summary')?.textContent ?? '');
  }

  // What is laid over a page can be put aside to read what is behind it.
  function prepare() {
    const overlay = document.querySelector('.husbog-overlay');
    if (!overlay || document.body.classList.contains('husbog-bare')) return;
    const close = document.createElement('button');
    close.textContent = 'Se siden bagved';
    close.addEventListener('click', () => overlay.remove());
    overlay.append(close);
  }

  function say(text) {
    let line = document.querySelector('.husbog-lost');
    if (!line && text !== '') {
      line = document.createElement('p');
      line.className = 'husbog-lost';
      line.setAttribute('role', 'status');
      document.body.append(line);
    }
    if (line && text === '') line.remove();
    else if (line) line.textContent = text;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? silence() : listen()));
  window.addEventListener('pagehide', silence);
  window.addEventListener('pageshow', listen);
  prepare();
  listen();
})();
