// Takes pictures of one page of each kind, for people to look at.
//
//   node tests/browser/look.mjs DIST OUT [WORD]
//
// DIST is what `husbog build --out` wrote. With WORD it takes every page whose path has that word, such as
// `personale/manualer/05` or `404`. A long page is cut into several pictures, numbered from the top.

import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { look, PRINT, startBrowser, VIEWS } from './browser.mjs';
import { oneOfEachKind, pagesOf } from './pages.mjs';
import { serve } from './serve.mjs';

const TALLEST = 2400;

const [dist, out, word] = process.argv.slice(2);
if (!out) {
  console.error('usage: node look.mjs DIST OUT [WORD]');
  process.exit(2);
}

const browser = await startBrowser();
const server = await serve(resolve(dist, 'offentlig'));
mkdirSync(out, { recursive: true });
await picture('offentlig', server.root);
await picture('personale', `${pathToFileURL(resolve(dist, 'personale'))}/`);
await browser.close();
await server.close();

async function picture(site, root) {
  const page = await browser.newPage();
  for (const { path } of chosen(site)) {
    await page.goto(root + path);
    for (const view of [...VIEWS, PRINT]) await pictures(page, view, pictureName(site, path, view));
  }
  await page.close();
}

function chosen(site) {
  const pages = pagesOf(join(dist, site));
  return word ? pages.filter(({ path }) => `${site}/${path}`.includes(word)) : oneOfEachKind(pages);
}

async function pictures(page, view, name) {
  await look(page, view);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const parts = Math.ceil(height / TALLEST);
  for (let part = 0; part < parts; part++) {
    const y = part * TALLEST;
    const clip = { x: 0, y, width: view.size.width, height: Math.min(TALLEST, height - y) };
    const path = join(out, parts > 1 ? `${name}-${part + 1}.png` : `${name}.png`);
    rmSync(path, { force: true });
    await page.screenshot({ path, clip, fullPage: true });
    console.log(path);
  }
}

function pictureName(site, path, view) {
  const page = path.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'forside';
  return `${site}_${page}_${view.name.replaceAll(' ', '-')}`;
}
