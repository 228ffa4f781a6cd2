// Nothing has to be read by scrolling sideways: not on the narrowest phone, not with text twice as large.
// What must be wide, such as a table, scrolls in a region of its own that the keyboard reaches.

import { after } from 'node:test';
import { startBrowser } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';

const NARROW = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  eachPage(`nothing sticks out: ${site.name}`, site.kinds, () => browser.newPage(), async (page, { url }) => {
    await page.setViewportSize(NARROW);
    await page.goto(url);
    nothing(await page.evaluate(sticksOut), '320 px');
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    nothing(await page.evaluate(sticksOut), '320 px, text at 200 %');
    await page.setViewportSize(DESK);
    nothing(await page.evaluate(sticksOut), '1280 px, text at 200 %');
  });
}

/** In the page: what is wider than the page, cut off, or scrolls without being reachable. */
function sticksOut() {
  const root = document.documentElement;
  const all = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility());
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const hides = (element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  const tooWide = (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  const inRegion = (element) => element && element !== document.body && (scrolls(element) || inRegion(element.parentElement));
  const hidden = (element) => element.closest('svg') || getComputedStyle(element).clipPath === 'inset(50%)';
  const outside = ({ left, right }) => left < -1 || right > root.clientWidth + 1;
  const out = all.filter((element) => outside(element.getBoundingClientRect()) && !inRegion(element) && !hidden(element));
  const cut = all.filter((element) => hides(element) && tooWide(element) && !hidden(element));
  const lost = all.filter((element) => scrolls(element) && tooWide(element) && element.getAttribute('tabindex') !== '0');
  const named = (what, elements) => elements.map((element) => `${what}: ${element.outerHTML.slice(0, 120)}`);
  const page = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
  return [...page, ...named('out of the page', out), ...named('cut off', cut), ...named('not reached by keyboard', lost)];
}
