// Without a mouse: the first Tab shows the way past the menu, every stop can be seen, and none is lost.

import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { FORCED, look, startBrowser, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites.filter(({ name }) => !name.endsWith('hearing'))) {
  eachPage(`keyboard: ${site.name}`, site.kinds, () => browser.newPage(), async (page, { url }) => {
    await look(page, VIEWS[0]);
    await page.goto(url);
    await skipsTheMenu(page);
    for (const view of [VIEWS[0], FORCED]) await showsEveryStop(page, view, url);
  });
}

for (const site of sites.filter(({ name }) => /own (public|staff)/.test(name))) {
  it(`the menu opens, is walked through and leads on: ${site.name}`, async () => {
    const page = await browser.newPage();
    await look(page, VIEWS[0]);
    await page.goto(site.pages.find(({ path }) => path === 'index.html').url);
    const menu = page.locator('.menu details');
    const links = menu.getByRole('link');
    await menu.locator('summary').focus();
    assert.equal(await links.count(), 0, 'on a phone it is closed');
    await page.keyboard.press('Enter');
    for (let at = 0; at < (await links.count()); at++) {
      await page.keyboard.press('Tab');
      assert.ok(await links.nth(at).evaluate((link) => link === document.activeElement), `stop ${at + 1}`);
    }
    const to = await links.last().evaluate((link) => link.href);
    await page.keyboard.press('Enter');
    await page.waitForURL(to);
    await page.close();
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

/** In the page: how many places Tab should reach. Of radio buttons that belong together it reaches the one that is chosen. */
function countStops() {
  document.seen = new Set();
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const isStop = (element) => !element.disabled && (element.type !== 'radio' || element.checked);
  return all.filter((element) => isStop(element) && element.checkVisibility({ visibilityProperty: true })).length;
}

/** In the page: where the focus is, and what keeps a reader from seeing it. */
function focused() {
  const element = document.activeElement;
  document.seen?.add(element);
  const style = getComputedStyle(element);
  // A link that is broken across lines can begin with nothing at the end of one.
  const boxes = [...element.getClientRects()];
  const box = boxes.find(({ width, height }) => width >= 5 && height >= 5) ?? boxes[0];
  // A table wider than the phone may hold back a part of a link: as in WCAG 2.4.11, a part must be seen.
  const parts = [0.5, 0.1, 0.9].map((part) => box.left + part * box.width);
  const columns = parts.map((x) => Math.min(Math.max(x, 0), innerWidth - 1));
  // What is higher than the window, such as a table, reaches below what sticks to its top: a part of it is seen.
  const [top, bottom] = [box.top, box.bottom].map((edge) => Math.min(Math.max(edge, 0), innerHeight - 1));
  const seen = (y) => columns.some((x) => element.contains(document.elementFromPoint(x, y)));
  const covered = !seen(Math.min((top + bottom) / 2, top + 20)) && !seen((top + bottom) / 2);
  const small = box.width < 5 || box.height < 5 || style.clipPath === 'inset(50%)';
  const plain = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || /, 0\)$/.test(style.outlineColor);
  const trouble = element === document.body ? 'focus is lost' : small ? 'not shown' : covered ? 'covered' : plain ? 'no outline' : '';
  return { trouble, html: element.outerHTML.slice(0, 120) };
}
