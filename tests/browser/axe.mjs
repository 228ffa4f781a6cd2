// axe-core, asked for everything WCAG 2.2 AA wants and for what is good practice besides.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { look, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails when axe finds something on the page that is open, in any of the views. */
export async function axeFindsNothing(page, views = VIEWS) {
  await page.evaluate(AXE);
  for (const view of views) {
    await look(page, view);
    nothing(await violations(page), view.name);
  }
}

async function violations(page) {
  const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
