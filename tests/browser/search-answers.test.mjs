// The search of the real sites answers what people ask: a list of queries, each with the page that should come first.
// Nothing is opened in a browser; what the field does is tried in search.test.mjs.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { searchOf } from './search-index.mjs';
import { build } from './site.mjs';

/** The least share of queries whose page comes first, and whose page is among the first three. */
const FIRST = 0.9;
const AMONG_THREE = 0.97;

const folder = mkdtempSync(join(tmpdir(), 'husbog-search-'));
after(() => rmSync(folder, { recursive: true }));
const dist = build(fileURLToPath(new URL('../..', import.meta.url)), folder);
const searches = { offentlig: searchOf(join(dist, 'offentlig')), personale: searchOf(join(dist, 'personale')) };

/** The queries: site, kind, query, and the pages that are as good, by their addresses. */
const queries = readFileSync(new URL('search-queries.tsv', import.meta.url), 'utf8')
  .split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
    const [site, kind, query, pages] = line.split('\t');
    return { site, kind, query, pages: pages.split('|').map((page) => (page === '/' ? '' : page)) };
  });

describe('search', () => {
  it('answers with the page that is meant', (test) => {
    const places = queries.map(({ site, query, pages }) =>
      searches[site].ask(query).results.findIndex(({ address }) => pages.includes(address)));
    const share = (most) => places.filter((place) => place >= 0 && place < most).length / queries.length;
    queries.forEach(({ site, kind, query }, at) => {
      if (places[at] !== 0) test.diagnostic(`${site}, ${kind}: »${query}«: ${places[at] < 0 ? 'not found' : `place ${places[at] + 1}`}`);
    });
    test.diagnostic(`${queries.length} queries: first ${share(1).toFixed(3)}, among three ${share(3).toFixed(3)}`);
    assert.ok(queries.length >= 120);
    assert.ok(share(1) >= FIRST && share(3) >= AMONG_THREE);
  });

  it('answers whatever is typed or pasted', () => {
    const nothing = ['constructor', 'valueof tostring', '((((', '\\', '\u0000', '🙂', 'a'.repeat(20_000)];
    const something = ['__proto__', 'm m m m m m m m x', 'ord '.repeat(5_000)];
    for (const [site, { ask }] of Object.entries(searches)) {
      for (const query of nothing) assert.equal(ask(query).results.length, 0, query);
      for (const { address } of something.flatMap((query) => ask(query).results)) assert.ok(existsSync(join(dist, site, address)), address);
      assert.ok(ask('ord '.repeat(5_000)).results.length > 0);
    }
  });

  it('takes a number alone for a manual on the staff site only', () => {
    assert.equal(searches.personale.ask('23').missing, '23');
    assert.equal(searches.personale.ask('5').results[0].number, '5');
    assert.equal(searches.personale.ask('18-17').results.slice(0, 2).map(({ number }) => number).join(), '17,18');
    assert.equal(searches.personale.ask('2026').missing, undefined);
    assert.equal(searches.offentlig.ask('2.c').results[0].number, '2.c');
    for (const query of ['26', '18 å', '2 b', '9 til 15', '10-12']) {
      const { missing, results } = searches.offentlig.ask(query);
      assert.deepEqual([missing, results[0]?.number], [undefined, ''], query);
    }
    assert.equal(searches.offentlig.ask('manual 23').missing, '23');
    assert.equal(searches.offentlig.ask('manual 5').results[0].number, '5');
  });

  it('stems in the script as at the build, over the whole vocabulary', () => {
    for (const { engine } of Object.values(searches)) {
      const forms = [...engine.forms()];
      assert.ok(forms.length > 1000);
      const other = forms.filter(([form, stem]) => engine.stemOf(form) !== stem);
      assert.equal(other.length, 0, other.join(' '));
    }
  });

  it('cuts words as at the build, which has the same texts in src/search/fold.rs', () => {
    const { wordsOf } = searches.offentlig.engine;
    const check = (text, words) => assert.deepEqual([...wordsOf(text)].map(({ spelled }) => spelled), words, text);
    check('kl. 10.15-12.45', ['kl', '10.15', '12.45']);
    check('1.075kr og 3.10.7b', ['1075', 'kr', 'og', '3.10.7', 'b']);
    check('a1.5 og 10a.5', ['a1', '5', 'og', '10a', '5']);
    check('kl.10.15-12', ['kl', '10.15', '12']);
    check('Høje-Taastrup, her!', ['høje', 'tåstrup', 'her']);
    check('50.599 kr. og afsnit 3.10.2.', ['50599', 'kr', 'og', 'afsnit', '3.10.2']);
  });

  it('has texts for every word that a synonym stands for', () => {
    for (const [site, { engine }] of Object.entries(searches)) {
      const stems = new Set([...engine.forms()].map(([, stem]) => stem));
      const idle = [...engine.synonyms()].flatMap(([asked, meant]) =>
        [...meant].map((words) => [...words]).filter((words) => words.some((word) => !stems.has(engine.stemOf(word)) && engine.isTelling(word)))
          .map((words) => `${asked}: ${words.join(' ')}`));
      assert.deepEqual(idle, [], site);
    }
  });

  it('finds every word of every text as it is written', () => {
    for (const { engine, load } of Object.values(searches)) {
      const known = new Set([...engine.forms()].map(([form]) => form));
      const lost = [];
      for (let page = 0; page < engine.pages; page += 1) {
        const shard = engine.wantedText(page);
        if (shard !== null) load(`tekster-${shard}`);
        const { summary, section } = engine.textsOf(page);
        const { title, sections } = engine.pageOf(page);
        const texts = [summary, title, ...sections.map(([, heading]) => heading), ...sections.map((_, at) => section(at))];
        for (const { spelled } of texts.flatMap((text) => engine.wordsOf(text))) if (spelled && !known.has(spelled)) lost.push(spelled);
        // A letter of another alphabet makes the script read a text the long way.
        for (const text of texts) assert.deepEqual(engine.wordsOf(`${text} Ω`).slice(0, -1), engine.wordsOf(text));
      }
      assert.deepEqual(lost, []);
    }
  });

  it('finds what pages say beside their texts: a revision, and how a house is reached', () => {
    assert.equal(searches.personale.ask('2026-2').results[0].address, 'revisioner/2026-2/index.html');
    const [house] = searches.offentlig.ask('kontakt huset i Esbjerg').results;
    assert.ok(house.sections.some(([anchor]) => anchor === '_kontakt'), house.address);
  });

  it('reads words of every alphabet whole, and takes what is spelled apart for other words', () => {
    const { engine, ask } = searches.personale;
    const text = 'परिवार مَرْحَبًا Čapek';
    assert.equal(engine.wordsOf(text).map(({ start, end }) => text.slice(start, end)).join(' '), text);
    for (const [query, other] of [['får', 'far'], ['møder', 'moder'], ['læger', 'lager']]) assert.ok(!ask(query).forms.has(other), query);
    assert.ok(ask('laeger').forms.has('læge') || ask('laeger').forms.has('læger'));
  });

  it('has nothing of the staff site in the public index', () => {
    const { engine } = searches.offentlig;
    for (let page = 0; page < engine.pages; page += 1) {
      const { address } = engine.pageOf(page);
      assert.ok(!/^(manualer|revisioner|sider)\//.test(address), address);
    }
  });
});
