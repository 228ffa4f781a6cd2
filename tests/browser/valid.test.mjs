// Every page is valid HTML, with nothing a browser would have to guess at.

import { after, describe, it } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';

// Everything recommended, but for what we have chosen otherwise.
const RULES = {
  // As browsers and the standard take it; lower case compresses with the rest of the page.
  'doctype-style': ['error', { style: 'lowercase' }],
  // Our own ids begin with `_`, which no heading of an author does; those of footnotes have a `:`.
  'valid-id': ['error', { relaxed: true }],
  // A limit of search engines. The title says which manual of which house it is, the name of the page first.
  'long-title': 'off',
  // With text twice as large on a narrow phone a number must be able to break.
  'tel-non-breaking': 'off',
};

const { sites, close } = await openSites();
after(close);
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], rules: RULES }));

for (const site of sites) {
  describe(`valid: ${site.name}`, () => {
    for (const { path, html } of site.pages) {
      it(path, async () => {
        const { results } = await validator.validateString(html);
        nothing(results.flatMap(({ messages }) => messages.map(said)), path);
      });
    }
  });
}

function said({ line, column, ruleId, message }) {
  return `${line}:${column} ${ruleId}: ${message}`;
}
