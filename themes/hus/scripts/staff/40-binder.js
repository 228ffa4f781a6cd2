// The page numbers in the contents of the binder. Before it is printed its parts are laid out as they will be on paper,
// one after the other, with a column for every sheet: a browser breaks text into columns as it breaks it into pages. On
// a screen narrower than paper some styles are those of a telephone, and the contents stay without numbers.
(() => {
  "use strict";

  addEventListener("beforeprint", () => {
    const binder = document.querySelector(".binder");
    const paper = document.querySelector("link[data-paper]");
    if (!binder || !paper?.sheet || !matchMedia("(min-width: 40rem)").matches) return;
    binder.classList.add("is-numbered");
    const parts = [...binder.querySelectorAll(".binder-cover, .binder-manual")];
    const sheets = asPrinted(paper, parts, (part) => Math.max(1, Math.round(part.scrollWidth / part.clientWidth)));
    let page = 1;
    parts.forEach((part, at) => {
      const place = binder.querySelector(`[data-page-of="${CSS.escape(part.getAttribute("aria-labelledby") ?? "")}"]`);
      if (place) place.textContent = page;
      page += sheets[at];
    });
  });

  /** What `read` says of every part while the page looks as on paper. */
  function asPrinted(paper, parts, read) {
    paper.media = "all";
    parts.forEach((part) => part.classList.add("as-columns"));
    const said = parts.map(read);
    parts.forEach((part) => part.classList.remove("as-columns"));
    paper.media = "not all";
    return said;
  }
})();
