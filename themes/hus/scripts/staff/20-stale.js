// Tells the reader when what is on the screen may no longer hold: when a new revision has come into
// force since the site was built, when the site is more than half a year old, and when a manual
// should have been gone through by now. Pages know no date of their own; status.js does.
(() => {
  "use strict";

  const MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
  ];

  /** How many months a site may be old when no date is known: the manuals are gone through twice a year. */
  const MOST_MONTHS = 6;

  /**
   * Why the pages may no longer hold: "superseded", "old" or "". Days are texts such as 2027-01-31,
   * which sort as days do. A clock that is behind the build says nothing.
   */
  function staleness(today, { built, nextInForce }) {
    if (today <= built) return "";
    if (nextInForce) return today >= nextInForce ? "superseded" : "";
    return today > monthsAfter(built, MOST_MONTHS) ? "old" : "";
  }

  /** The same day so many months later; the 31st of a shorter month sorts after its last day. */
  function monthsAfter(day, count) {
    const [year, month, date] = day.split("-");
    const months = Number(year) * 12 + Number(month) - 1 + count;
    return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}-${date}`;
  }

  function pad(number) {
    return String(number).padStart(2, "0");
  }

  function dayOf(clock) {
    return `${clock.getFullYear()}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`;
  }

  function inDanish(day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${date}.\u00a0${MONTHS[month - 1]}\u00a0${year}`;
  }

  const ADVICE = "Hent siden igen. Bliver beskeden stående, så spørg metodekonsulenten, før du følger teksten.";

  function words(staleness, { built, nextInForce }) {
    switch (staleness) {
      case "superseded":
        return [
          `Nye manualer gælder fra ${inDanish(nextInForce)}.`,
          `Det, du ser her, er fra ${inDanish(built)}. ${ADVICE}`,
        ];
      case "old":
        return [
          "Siden er mere end et halvt år gammel.",
          `Manualerne kan være ændret siden ${inDanish(built)}. ${ADVICE}`,
        ];
      default:
        return null;
    }
  }

  function banner([strong, rest]) {
    const text = document.createElement("p");
    const heading = document.createElement("strong");
    heading.textContent = strong;
    text.append(heading, ` ${rest}`);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Hent siden igen";
    button.addEventListener("click", () => location.reload());
    const box = document.createElement("div");
    box.className = "notice stale";
    box.append(text, button);
    return box;
  }

  function warn(today, status) {
    const place = document.getElementById("_foraeldet");
    const said = staleness(today, status);
    if (!place || place.dataset.staleness === said) return;
    place.dataset.staleness = said;
    const message = words(said, status);
    place.replaceChildren(...(message ? [banner(message)] : []));
  }

  /** Shows the marks of manuals whose day of review has passed. */
  function markReviews(today) {
    for (const mark of document.querySelectorAll("[data-review]")) {
      mark.hidden = today <= mark.querySelector("time").dateTime;
    }
  }

  function look() {
    const today = dayOf(new Date());
    const status = window.husbogStatus;
    if (!status || today < status.built) return;
    warn(today, status);
    markReviews(today);
  }

  look();
  // A page may stay open for weeks, and comes back as it was.
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  document.addEventListener("husbog:replaced", look);
})();
