// A public page is light: at most 40 kB compressed with everything on it, at most 5 requests, none elsewhere. No page
// moves under its reader while it loads. What each page weighs is told.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { transferred } from './serve.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';
import { visit, watched } from './visit.mjs';

const MOST_BYTES = 40_000;
const MOST_REQUESTS = 5;
/** The most that parts of a page may move, as browsers reckon it, for a page to be called steady. */
const MOST_SHIFT = 0.1;
/** What a public search gets before it answers anything, and all that a staff search can get. */
const MOST_WORDS = 50_000;
const MOST_STAFF_INDEX = 150_000;

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  eachPage(`weight: ${site.name}`, site.staff ? site.kinds : site.pages, () => watched(browser, site), async ({ page, seen }, { url }, test) => {
    await visit(page, url, seen);
    const files = [...new Set([...seen.requests, ...(await icons(page))])];
    const bytes = files.reduce((sum, file) => sum + weight(site, file), 0);
    const shift = await page.evaluate(layoutShift);
    test.diagnostic(`${bytes} bytes in ${files.length} requests, layout shift ${shift.toFixed(3)}`);
    assert.ok(shift <= MOST_SHIFT, `moves while it loads: ${shift}`);
    if (site.staff) return;
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes: ${files}`);
    assert.ok(files.length <= MOST_REQUESTS, `${files.length} requests: ${files}`);
  });
}

it('the index of the search is small enough to wait for', (test) => {
  for (const { name, dir, staff } of sites.filter(({ name }) => /own (public|staff)/.test(name))) {
    const folder = join(dir, 'soegning');
    const parts = readdirSync(folder).map((file) => [file, transferred(readFileSync(join(folder, file)))]);
    const all = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
    test.diagnostic(`${name}: ${all} bytes in ${parts.length} files: ${parts.map((part) => part.join(' ')).join(', ')}`);
    const words = parts.find(([file]) => file === 'ord.js')[1];
    assert.ok(words <= MOST_WORDS, `${name}: ord.js is ${words} bytes`);
    if (staff) assert.ok(all <= MOST_STAFF_INDEX, `${name}: ${all} bytes`);
  }
});

/** Browsers ask for these when it pleases them. */
function icons(page) {
  return page.evaluate(() => [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map((link) => link.href));
}

/** In the page: how much it has moved since it began to load. */
function layoutShift() {
  return new Promise((done) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value; }));
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => done(sum)));
  });
}

function weight(site, url) {
  assert.ok(url.startsWith(site.root), `asks elsewhere: ${url}`);
  if (url.startsWith('file:')) return transferred(readFileSync(fileURLToPath(url.replace(/[?#].*/, ''))));
  const address = decodeURIComponent(new URL(url).pathname.slice(1));
  const path = address === '' || address.endsWith('/') ? `${address}index.html` : address;
  return transferred(readFileSync(join(site.dir, path)));
}
