// axe-core, asked for everything WCAG 2.2 AA wants and for what is good practice besides.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { look, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EVERYTHING = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
};
// Night changes nothing but colours: a test holds the styles to that.
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Fails when axe finds something on the page that is open, in any of the views; by night it looks at colours alone. */
export async function axeFindsNothing(page, views = VIEWS) {
  await page.evaluate(AXE);
  for (const view of views) {
    await look(page, view);
    nothing(await violations(page, view.media.colorScheme === 'dark' ? COLOURS : EVERYTHING), view.name);
  }
}

/** `preload` would get the style once more, which the policy of the page forbids. */
async function violations(page, runOnly) {
  const options = { runOnly, resultTypes: ['violations'], preload: false };
  const { violations } = await page.evaluate((options) => axe.run(options), options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
