// No page breaks a rule of accessibility that a program can judge, however it is looked at.
// The reader's own colours are no view of these: axe reads what a page asks for, not what is shown.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import { look, startBrowser, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites) {
  describe(`axe finds nothing: ${site.name}`, async () => {
    const page = await browser.newPage();
    for (const { path, url } of site.kinds) {
      it(path, async () => {
        await page.goto(url);
        await page.evaluate(AXE);
        for (const view of VIEWS) nothing(await violations(page, view), view.name);
      });
    }
  });
}

async function violations(page, view) {
  await look(page, view);
  const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
