// One page of each kind loads as it is meant to, under its own policy: nothing refused, nothing missing, nothing from
// elsewhere, not a word in the console.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { nothing } from './found.mjs';
import { lostReferences } from './pages.mjs';
import { serve } from './serve.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';
import { visit, watch, watched } from './visit.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  eachPage(`loads cleanly: ${site.name}`, site.kinds, () => watched(browser, site), async ({ page, seen }, { url }) => {
    await visit(page, url, seen);
    nothing(seen.troubles, url);
    assert.ok(await page.$('link[rel=icon]'), 'without an icon named, browsers ask for one that is not there');
  });
  it(`no page refers to what is not on it: ${site.name}`, () => {
    nothing(site.pages.flatMap(({ path, html }) => lostReferences({ html }).map((lost) => `${path}: ${lost}`)), site.name);
  });
  if (existsSync(join(site.dir, '404.html'))) it(`a page that is not there: ${site.name}`, () => saysSoWithStyle(site));
}

/** On a web server, however deep the wrong address is. */
async function saysSoWithStyle({ dir }) {
  const { root, close } = await serve(dir);
  const page = await browser.newPage();
  const seen = watch(page, root);
  await visit(page, `${root}findes/ikke/her/`, seen);
  nothing(seen.troubles.filter((trouble) => !trouble.endsWith(`${root}findes/ikke/her/`)), 'a wrong address');
  const styled = await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0));
  assert.ok(styled, 'the page for a wrong address has its style');
  assert.ok(await page.$('main a'), 'and a way on');
  await Promise.all([page.close(), close()]);
}
