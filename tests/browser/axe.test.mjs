// No page breaks a rule of accessibility that a program can judge, by day or by night, on a phone or a desk. One of
// each kind is looked at in all of these, every other page of the real content in one.
// The reader's own colours are no view of these: axe reads what a page asks for, not what is shown.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { axeFindsNothing } from './axe.mjs';
import { startBrowser, VIEWS } from './browser.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  const kinds = new Set(site.kinds.map(({ path }) => path));
  const pages = site.name.startsWith('own') ? site.pages : site.kinds;
  eachPage(`axe finds nothing: ${site.name}`, pages, () => browser.newPage(), async (tab, { path, url }) => {
    await tab.goto(url);
    await axeFindsNothing(tab, kinds.has(path) ? VIEWS : VIEWS.slice(0, 1));
  });
}

for (const { name, dir, kinds: [{ html }] } of sites) {
  it(`night changes colours alone, so that by night only colours have to be looked at: ${name}`, () => {
    const style = readFileSync(join(dir, html.match(/rel="stylesheet" href="(?:\.\.?\/)*([^"]+)"/)[1]), 'utf8');
    const nights = [...style.matchAll(/@media[^{]*prefers-color-scheme[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g)];
    assert.ok(nights.length > 0, 'the style has a night');
    const declared = nights.flatMap(([, rules]) => [...rules.matchAll(/([\w-]+):[^;{}]+[;}]/g)].map(([, name]) => name));
    assert.deepEqual(declared.filter((name) => !/^--|^color-scheme$|color|^(background|fill|stroke|filter)$/.test(name)), []);
  });
}
