// In a redline the reader goes from change to change: with two buttons, and with the keys n and p.
// What is hidden is passed over. Without this script the bar is a link to the first change.
(() => {
  "use strict";

  const STEPS = { n: 1, p: -1 };

  let bar = null;
  let current = null;

  /** Finds the bar: at first, and when the preview has put a new page in place of the old. */
  function start() {
    bar = document.querySelector(".redline-steps");
    current = null;
    if (!bar) return;
    for (const part of document.querySelectorAll(".redline-steps [data-step], [data-redline-keys]")) part.hidden = false;
    followAddress();
  }

  /** The changes that can be seen, from the top. Where what is gone is hidden, what came in its place stands for both. */
  function changes() {
    return [...document.querySelectorAll(".redline [id^='ret-']")]
      .filter((change) => /^ret-\d+$/.test(change.id))
      .map(shown)
      .filter(Boolean);
  }

  function shown(change) {
    let mark = isShown(change) ? change : whole(change);
    while (mark && !isShown(mark)) mark = nextMark(mark);
    return mark;
  }

  function nextMark(mark) {
    const next = mark.nextElementSibling;
    return next?.matches("ins, del, .ins, .del") && !/^ret-/.test(next.id) ? next : null;
  }

  function isShown(element) {
    return element.getClientRects().length > 0;
  }

  /** The next change from the one we are at; from what is on the screen when we have scrolled away from it. */
  function neighbour(all, step) {
    const at = all.indexOf(current);
    if (step === 0) return current ?? all[0];
    if (at >= 0 && isInView(current)) return all[at + step] ?? current;
    return step > 0 ? all.find((change) => top(change) > 0) ?? all.at(-1) : all.findLast((change) => top(change) < 0) ?? all[0];
  }

  function isInView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  /** How far below the bar it begins. */
  function top(element) {
    return element.getBoundingClientRect().top - bar.getBoundingClientRect().bottom;
  }

  function go(step) {
    const all = changes();
    if (all.length === 0) return;
    stand(neighbour(all, step));
    current.scrollIntoView({ block: "center", behavior: "instant" });
    say();
  }

  function stand(change) {
    if (current) whole(current).classList.remove("redline-here");
    if (current) whole(current).removeAttribute("tabindex");
    current = change;
    if (current) whole(current).classList.add("redline-here");
  }

  /** The id may stand on something in the mark, or on a tick box, which cannot have the focus: then its item has. */
  function whole(change) {
    return change.closest("ins, del, .ins, .del") ?? (change.matches("input") ? change.closest("li") : null) ?? change;
  }

  /** Reading goes on from the change, also for those who listen. */
  function focus() {
    if (!current) return;
    whole(current).tabIndex = -1;
    whole(current).focus({ preventScroll: true });
  }

  function say() {
    const all = changes();
    const at = all.indexOf(current);
    bar.querySelector("a").textContent = at < 0 ? counted(all.length) : `Ændring ${at + 1} af ${all.length}`;
  }

  function counted(count) {
    return count === 1 ? "1 ændring" : `${count} ændringer`;
  }

  function followAddress() {
    if (!bar) return;
    const change = changes().find((change) => `#${change.id}` === location.hash);
    if (change) stand(change);
    say();
  }

  function isTyping(target) {
    return target.isContentEditable || target.matches("textarea, select, input:not([type='checkbox'], [type='radio'])");
  }

  function press(event) {
    const step = STEPS[event.key];
    if (!bar || !step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || !document.getElementById("_taster")?.checked) return;
    event.preventDefault();
    go(step);
    focus();
  }

  document.addEventListener("keydown", press);
  /** The buttons keep the focus, to be pressed again; the link between them leads to the change. */
  function click(event) {
    const button = event.target.closest(".redline-steps [data-step]");
    if (button) go(Number(button.dataset.step));
    if (!event.target.closest(".redline-steps a")) return;
    event.preventDefault();
    go(0);
    focus();
  }

  document.addEventListener("click", click);
  document.addEventListener("change", ({ target }) => {
    if (bar && target.closest(".redline-controls")) say();
  });
  addEventListener("hashchange", followAddress);
  document.addEventListener("husbog:replaced", start);
  start();
})();
