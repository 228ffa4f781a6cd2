// The contents list of a page follows the reading: it stands open where there is room beside the
// text, and the section being read is marked in it. Without this script it is a plain list.
(() => {
  "use strict";

  /** How far down the window a heading counts as reached, as a part of its height. */
  const REACHED = 0.25;

  let list = null;
  let sections = [];
  let current = null;
  let isAsked = false;

  /** Finds the list and its sections: at first, and when the preview has put a new page in place of the old. */
  function start() {
    list = document.querySelector(".manual-contents, .contents");
    sections = [...(list?.querySelectorAll("a") ?? [])]
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ heading }) => heading);
    current = null;
    openWhereThereIsRoom();
    mark();
  }

  function openWhereThereIsRoom() {
    const details = list?.querySelector("details");
    if (details) details.open = room.matches;
  }

  /**
   * The section being read: the last one whose heading is reached. At the end of the page, where
   * headings no longer come to the top, all are. The one asked for goes before those below it.
   */
  function read() {
    const { scrollY, innerHeight } = window;
    const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const line = isAtEnd ? innerHeight : innerHeight * REACHED;
    const top = (section) => section.heading.getBoundingClientRect().top;
    const reached = sections.filter((section) => top(section) <= line);
    const asked = reached.find((section) => section.link.hash === location.hash && top(section) >= 0);
    return asked ?? reached.at(-1) ?? sections[0];
  }

  function mark() {
    isAsked = false;
    if (sections.length === 0) return;
    const next = read();
    if (next === current) return;
    current?.link.removeAttribute("aria-current");
    next.link.setAttribute("aria-current", "location");
    current = next;
    keepInView(next.link);
  }

  /** Scrolls the list, and never the page, so that the marked line can be seen. */
  function keepInView(link) {
    if (list.scrollHeight <= list.clientHeight) return;
    const [box, line] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
    if (line.top < box.top) list.scrollTop -= box.top - line.top + 40;
    if (line.bottom > box.bottom) list.scrollTop += line.bottom - box.bottom + 40;
  }

  function ask() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(mark);
  }

  const room = matchMedia("(min-width: 64rem)");
  room.addEventListener("change", openWhereThereIsRoom);
  for (const change of ["scroll", "resize", "hashchange"]) addEventListener(change, ask, { passive: true });
  document.addEventListener("husbog:replaced", start);
  start();
})();
