// Without any script every page can be read, and the link of the search leads to a list of all of them.

import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
const plain = await browser.newContext({ javaScriptEnabled: false });
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  eachPage(`without scripts: ${site.name}`, site.kinds, () => plain.newPage(), async (page, { url }) => {
    await page.goto(url);
    nothing(await page.evaluate(unread), url);
  });
}

for (const site of sites.filter(({ name }) => !name.endsWith('hearing'))) {
  it(`the search is a list: ${site.name}`, async () => {
    const page = await plain.newPage();
    await page.goto(site.pages.find(({ path }) => path === 'index.html').url);
    await page.getByRole('link', { name: 'Søg', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Søg' }).waitFor();
    assert.equal(await page.locator('input').count(), 0, 'a field that does nothing is not shown');
    const links = page.locator('.letter a');
    assert.ok((await links.count()) > 3);
    const title = (await links.first().innerText()).trim();
    await links.first().click();
    assert.ok((await page.locator('h1').innerText()).includes(title.split(' ')[0]), `»${title}« leads to its page`);
    await page.close();
  });
}

/**
 * In the page: text that nobody can get to see. What only a script can do, what other filters would say, and what is for
 * paper alone, is hidden.
 */
function unread() {
  const texts = [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, td, th, dt, dd, pre)')];
  const hidden = texts.filter((element) => element.textContent.trim() !== '' && !element.checkVisibility());
  const folded = 'details:not([open]), [hidden], [aria-hidden=true], .redline-paper, .on-paper, .numbered-only, nav.contents ol ol, .sayings';
  return hidden.filter((element) => !element.closest(folded)).map((element) => `not shown: ${element.outerHTML.slice(0, 120)}`);
}
