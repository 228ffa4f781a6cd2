// How soon the search answers, in milliseconds, in a browser that is slowed down as a slow phone is.
//
//   node tests/browser/bench-search.mjs DIST [RATE]
//
// DIST is what `husbog build --out` wrote, RATE how many times slower the processor seems (6). Each query of
// search-queries.tsv is typed into the field of a page that was opened as slowly: first the time from the focus until
// the field is ready and from the first letter to the first answer, then that of all queries in one page, from the
// letter to the list that has changed. Run it on an idle machine.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from './browser.mjs';
import { serve } from './serve.mjs';

const OPENINGS = 10;

const [dist, rate = '6'] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node bench-search.mjs DIST [RATE]');
  process.exit(2);
}
const queries = readFileSync(new URL('search-queries.tsv', import.meta.url), 'utf8')
  .split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const browser = await startBrowser();
const server = await serve(resolve(dist, 'offentlig'));
for (const [site, root] of [['offentlig', server.root], ['personale', `${pathToFileURL(resolve(dist, 'personale'))}/`]]) {
  const asked = queries.filter(([name]) => name === site).map(([, , query]) => query);
  const first = [];
  for (let opening = 0; opening < OPENINGS; opening++) first.push(...(await answersOf(`${root}index.html`, [asked[opening * 7]])));
  report(`${site}, the first answer in a page`, first);
  report(`${site}, every query`, await answersOf(`${root}index.html`, asked));
}
await browser.close();
await server.close();

/** Opens the page slowed down, opens the field, waits as long as a hand needs to reach the first letter, and asks. */
async function answersOf(url, asked) {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(rate) });
  await page.goto(url);
  await page.locator('[data-search]').click();
  await page.waitForTimeout(300);
  const times = await page.evaluate(ask, asked);
  await page.close();
  return times;
}

/** In the page: asks each query and gives how long its answer took. */
async function ask(asked) {
  const input = document.querySelector('.search-panel input');
  const panel = input.closest('.search-panel');
  const times = [];
  for (const query of asked) {
    const start = performance.now();
    const answered = new Promise((done) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        done(performance.now() - start);
      }).observe(panel, { childList: true, subtree: true, characterData: true });
    });
    input.value = query;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    times.push(await answered);
    await new Promise((done) => setTimeout(done, 200));
  }
  return times;
}

function report(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  console.log(`${what}: ${times.length} answers, median ${at(0.5)}, 95 % within ${at(0.95)}, slowest ${at(1)}`);
}
