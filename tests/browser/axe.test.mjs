// No page breaks a rule of accessibility that a program can judge, by day or by night, on a phone or a desk. One of
// each kind is looked at in all of these, every other page of the real content in one.
// The reader's own colours are no view of these: axe reads what a page asks for, not what is shown.

import { after, describe, it } from 'node:test';
import { axeFindsNothing } from './axe.mjs';
import { startBrowser, VIEWS } from './browser.mjs';
import { openSites } from './site.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  describe(`axe finds nothing: ${site.name}`, async () => {
    const page = await browser.newPage();
    const kinds = new Set(site.kinds.map(({ path }) => path));
    for (const { path, url } of site.name.startsWith('own') ? site.pages : site.kinds) {
      const views = kinds.has(path) ? VIEWS : VIEWS.slice(0, 1);
      it(path, async () => {
        await page.goto(url);
        await axeFindsNothing(page, views);
      });
    }
  });
}
