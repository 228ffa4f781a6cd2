// Many pages, two at a time: each page is a test of its own, in a tab that is there already.

import { describe, it } from 'node:test';

const TABS = 2;

/**
 * Tries each page. `open` makes what a page is looked at with, such as a tab and what is watched in it; `look` gets it
 * with the page and the test. Two of them are used in turn, for a browser waits much and works on more than one core.
 */
export function eachPage(name, pages, open, look) {
  describe(name, { concurrency: TABS }, async () => {
    const free = await Promise.all(Array.from({ length: TABS }, open));
    for (const page of pages) {
      it(page.path, async (test) => {
        const tab = free.pop();
        try {
          await look(tab, page, test);
        } finally {
          free.push(tab);
        }
      });
    }
  });
}
