// Without a mouse: the first Tab shows the way past the menu, every stop can be seen, and none is lost.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FORCED, look, startBrowser, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  describe(`keyboard: ${site.name}`, async () => {
    const page = await browser.newPage();
    for (const { path, url } of site.kinds) {
      it(path, async () => {
        await look(page, VIEWS[0]);
        await page.goto(url);
        await skipsTheMenu(page);
        for (const view of [VIEWS[0], FORCED]) await showsEveryStop(page, view, url);
      });
    }
  });
}

async function skipsTheMenu(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(focused);
  assert.match(link.html, /href="#_indhold"/, 'the first Tab reaches the skip link');
  assert.equal(link.trouble, '', 'the skip link is seen');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'main', 'Enter leads to the text');
}

async function showsEveryStop(page, view, url) {
  await look(page, view);
  await page.goto(url);
  const stops = await page.evaluate(countStops);
  const troubles = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const { trouble, html } = await settled(page);
    if (trouble) troubles.push(`${trouble}: ${html}`);
  }
  nothing(troubles, view.name);
  assert.equal(await page.evaluate(() => document.seen.size), stops, `${view.name}: every stop is reached once`);
}

/** Where the focus is. A busy browser may not have scrolled there yet: what is in the way is looked at again. */
async function settled(page) {
  const first = await page.evaluate(focused);
  if (!first.trouble) return first;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(focused);
}

/** In the page: how many places Tab should reach. */
function countStops() {
  document.seen = new Set();
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  return all.filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true })).length;
}

/** In the page: where the focus is, and what keeps a reader from seeing it. */
function focused() {
  const element = document.activeElement;
  document.seen?.add(element);
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0];
  const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((box.top + Math.min(box.bottom, box.top + 40)) / 2, 0), innerHeight - 1);
  const covered = !element.contains(document.elementFromPoint(x, y));
  const small = box.width < 5 || box.height < 5 || style.clipPath === 'inset(50%)';
  const plain = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || /, 0\)$/.test(style.outlineColor);
  const trouble = element === document.body ? 'focus is lost' : small ? 'not shown' : covered ? 'covered' : plain ? 'no outline' : '';
  return { trouble, html: element.outerHTML.slice(0, 120) };
}
