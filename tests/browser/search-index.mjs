// The search of a built site, asked as its script asks it but without a browser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const ENGINE = new URL('../../themes/hus/scripts/10-search-engine.js', import.meta.url);

/** The search of the site in `dir`. `ask(query)` gives the results; `engine` is the engine itself. */
export function searchOf(dir) {
  const context = vm.createContext({});
  vm.runInContext(readFileSync(ENGINE, 'utf8'), context);
  const engine = context.husbogSearchEngine();
  context.husbogSearch = (...said) => assertTaken(engine.take(...said), said[0]);
  const load = (name) => vm.runInContext(readFileSync(join(dir, 'soegning', `${name}.js`), 'utf8'), context);
  load('ord');
  const ask = (query) => {
    let found = engine.ask(query);
    if (found.wants) {
      found.wants.forEach((shard) => load(`steder-${shard}`));
      found = engine.ask(query);
    }
    return { ...found, results: found.results.map(({ page, sections }) => ({ ...engine.pageOf(page), page, found: sections })) };
  };
  return { ask, engine, load };
}

function assertTaken(isTaken, part) {
  if (!isTaken) throw new Error(`${part} is of another index`);
}
