// The search answers as one types: the public one from a web server, that of staff from a shared folder. With or without
// a mouse, for eyes and for ears; nothing is loaded before the field is used, and nobody elsewhere is asked.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FORCED, look, startBrowser } from './browser.mjs';
import { axeFindsNothing } from './axe.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';
import { visit, watched } from './visit.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

/** What is asked of the real content: a word that several pages have, and what the result has to be about. */
const ASKED = {
  'own public': { word: 'mødestedet', path: 'aktiviteter/cafe-moedestedet/index.html', about: /mødested/i, opened: /aktiviteter\/cafe-moedestedet\/$/ },
  'own staff': { word: 'frivillige', path: 'manualer/05/index.html', about: /frivillig/i, opened: /manualer\/05\/index\.html$/ },
};

for (const [name, asked] of Object.entries(ASKED)) {
  const site = sites.find((site) => site.name === name);
  describe(`search: ${name}`, async () => {
    const { page, seen } = await watched(browser, site);
    const press = (key) => page.keyboard.press(key);
    const panel = page.locator('.search-panel');
    const field = panel.getByRole('searchbox');
    const status = panel.getByRole('status');
    const results = panel.locator('.search-results > li');
    const focused = () => page.evaluate(() => document.activeElement.closest('li, a, input')?.textContent ?? '');
    const indexFiles = () => seen.requests.filter((url) => url.includes('/soegning/'));
    const start = pageAt(site, 'index.html').url;
    const open = () => visit(page, start, seen);
    const link = page.locator('[data-search]');
    const ask = async (text) => {
      await link.click();
      await field.fill(text);
      await status.filter({ hasText: /\S/ }).waitFor();
    };

    it('nothing of the index is loaded before the field is used, and nothing from elsewhere then', async () => {
      await open();
      assert.deepEqual(indexFiles(), []);
      assert.equal(await panel.count(), 0);
      await page.getByRole('link', { name: 'Søg', exact: true }).click();
      await field.fill(asked.word);
      await results.first().waitFor();
      assert.ok(indexFiles().length > 1, 'words and places are loaded when somebody types');
      nothing(seen.troubles, start);
    });

    it('the link opens and closes it, and says so', async () => {
      await open();
      assert.equal(await link.getAttribute('aria-expanded'), null);
      await link.click();
      assert.equal(await link.getAttribute('aria-expanded'), 'true');
      assert.ok(await field.evaluate((input) => input === document.activeElement));
      await page.getByRole('button', { name: 'Luk søgningen' }).click();
      assert.ok(await panel.isHidden());
      assert.equal(await link.getAttribute('aria-expanded'), null);
      assert.ok(await link.evaluate((link) => link === document.activeElement), 'the focus is where it came from');
    });

    it('Enter on the link opens it, Escape leads back, and no letter alone does anything', async () => {
      await open();
      await press('/');
      assert.equal(await panel.count(), 0);
      await link.focus();
      await press('Enter');
      await page.keyboard.type('a/b');
      assert.equal(await field.inputValue(), 'a/b');
      await press('Escape');
      assert.ok(await panel.isHidden());
      assert.ok(await link.evaluate((link) => link === document.activeElement));
    });

    it('what is found is said, marked and led to with the arrows', async () => {
      await open();
      await ask(asked.word);
      assert.match(await status.innerText(), /side/, 'a screen reader hears how many there are');
      assert.ok((await status.evaluate((said) => said.getBoundingClientRect().height)) <= 1, 'eyes have it once, above the list');
      assert.equal(await field.evaluate((input) => input.labels[0].textContent), await page.locator('[data-search]').getAttribute('data-label'));
      assert.match(await results.first().innerText(), asked.about);
      assert.ok((await results.locator('mark').count()) > 0, 'the words that were found are marked');
      assert.match(await results.locator('mark').first().innerText(), asked.about);
      const titles = await results.locator('.search-title').allInnerTexts();
      await press('ArrowDown');
      assert.ok((await focused()).includes(titles[0].split(/\s+/).at(-1)), 'down leads to the first');
      await press('ArrowDown');
      await press('ArrowUp');
      await press('ArrowUp');
      assert.ok(await field.evaluate((input) => input === document.activeElement), 'up from the first leads to the field');
      await press('Enter');
      await page.waitForURL(asked.opened);
    });

    it('a result on the page itself closes the search', async () => {
      await visit(page, pageAt(site, asked.path).url, seen);
      await ask(asked.word);
      const own = panel.locator(`.search-results a[href*="${asked.path.replace('index.html', '')}"]`).last();
      await own.click();
      assert.ok(await panel.isHidden());
      assert.match(page.url().replace(/#.*/, ''), asked.opened);
    });

    it('a result leads to its heading', async () => {
      await open();
      await ask(asked.word);
      const link = results.locator('.search-section a').first();
      await link.waitFor();
      const anchor = decodeURIComponent((await link.getAttribute('href')).split('#')[1]);
      await link.click();
      await page.waitForURL(/#/);
      assert.equal(await page.locator(`[id="${anchor}"]`).count(), 1, anchor);
    });

    it('that nothing is found is said, with a way on', async () => {
      await open();
      await ask('xyzzyqwerty');
      assert.match(await status.innerText(), /Intet passer på »xyzzyqwerty«.*alle sider/);
      assert.equal(await results.count(), 0);
      await field.fill('');
      await results.first().waitFor({ state: 'detached' });
    });

    it('a number that no manual has is told as that', async () => {
      await open();
      await ask('manual 23');
      assert.match(await status.innerText(), /ingen manual 23.*fra 1 til 22/);
    });

    it('the page of the search has a field of its own, which »?q=« fills', async () => {
      const list = pageAt(site, 'soeg/index.html').url;
      await visit(page, `${list}?q=${encodeURIComponent(asked.word)}`, seen);
      const here = page.locator('[data-search-here]');
      await here.locator('.search-results > li').first().waitFor();
      assert.equal(await here.getByRole('searchbox').inputValue(), asked.word);
      await page.locator('[data-search]').click();
      assert.ok(await here.getByRole('searchbox').evaluate((input) => input === document.activeElement), 'there is one field');
      assert.equal(await panel.count(), 0);
      nothing(seen.troubles, list);
    });

    it('axe finds nothing while it is open, and every result is seen in forced colours', async () => {
      await open();
      await ask(asked.word);
      await results.locator('.search-section').first().waitFor();
      await axeFindsNothing(page);
      await look(page, FORCED);
      await press('ArrowDown');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, 'none');
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
    });

    it('how long the first answer takes on a slow machine is told', async (test) => {
      const slow = await browser.newPage();
      await throttle(slow, 6);
      await slow.goto(start);
      await slow.locator('[data-search]').click();
      const time = await slow.evaluate(firstAnswer, asked.word);
      test.diagnostic(`${name}: first answer after ${Math.round(time.first)} ms, next after ${Math.round(time.next)} ms, CPU 6 times slower`);
      await slow.close();
    });
  });
}

describe('search: while it goes wrong', async () => {
  const site = sites.find(({ name }) => name === 'own public');
  const panel = (page) => page.locator('.search-panel');
  const said = (page) => panel(page).getByRole('status');
  const titles = (page) => panel(page).locator('.search-results .search-title');

  /** A page with its search open, whose parts of the index go through `change(name, text, url)`. */
  async function withIndex(change) {
    const page = await browser.newPage();
    await page.route('**/soegning/*.js*', async (route) => {
      const response = await route.fetch();
      const url = route.request().url();
      const text = await change(url.match(/soegning\/([a-z]+)/)[1], await response.text(), url);
      await route.fulfill({ response, body: text });
    });
    await page.goto(site.root);
    await page.locator('[data-search]').click();
    return page;
  }
  const leave = (page) => page.unrouteAll({ behavior: 'ignoreErrors' }).then(() => page.close());
  const ofAnotherBuild = (text) => text.replace(/[0-9a-f]{10}/, '0000000000');

  for (const part of ['ord', 'steder', 'tekster']) {
    it(`it answers although the browser has kept another build's ${part}`, async () => {
      const kept = (url) => !url.includes('?') || /\?[0-9a-f]{10}$/.test(url);
      const page = await withIndex((name, text, url) => (name === part && kept(url) ? ofAnotherBuild(text) : text));
      await panel(page).getByRole('searchbox').fill('mødestedet');
      await panel(page).locator('.search-results mark').first().waitFor();
      await panel(page).locator('.search-section').first().waitFor();
      await leave(page);
    });
  }

  it('it says so when the parts are never of one build, and answers when they are', async () => {
    let isWrong = true;
    const page = await withIndex((name, text) => (name === 'steder' && isWrong ? ofAnotherBuild(text) : text));
    await panel(page).getByRole('searchbox').fill('mødestedet');
    await said(page).filter({ hasText: 'kunne ikke hentes' }).waitFor();
    isWrong = false;
    await panel(page).getByRole('searchbox').fill('mødested');
    await titles(page).first().waitFor();
    await leave(page);
  });

  it('Enter opens what is asked, not what was asked before', async () => {
    const page = await withIndex((_, text) => text);
    const field = panel(page).getByRole('searchbox');
    await field.fill('babysvømning');
    await titles(page).first().waitFor();
    await field.evaluate((input) => { input.value = 'højtidsfester'; });
    await field.press('Enter');
    assert.equal(new URL(page.url()).pathname, new URL(site.root).pathname, 'nothing is opened before it is answered');
    await field.dispatchEvent('input');
    await field.press('Enter');
    await page.waitForURL(/hoejtidsfester/);
    await leave(page);
  });
});

describe('search: a page that is not there', async () => {
  const site = sites.find(({ name }) => name === 'own public');
  const { page } = await watched(browser, site);
  it('has a field that finds the one that is', async () => {
    await page.goto(`${site.root}findes/ikke/her/`);
    const here = page.locator('[data-search-here]');
    await here.getByRole('searchbox').fill('caféen');
    await here.locator('.search-results a').first().click();
    await page.waitForURL(/aktiviteter\//);
    assert.equal((await page.reload()).status(), 200, 'the link counts from the top of the site');
  });
});

function pageAt(site, path) {
  return site.pages.find((page) => page.path === path);
}

async function throttle(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** In the page: how long it takes from the first letter until a result is there, and from the next. */
async function firstAnswer(word) {
  const input = document.querySelector('.search-panel input');
  const list = document.querySelector('.search-panel .search-results');
  const type = (text) => new Promise((done) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      if (list.children.length === 0) return;
      observer.disconnect();
      done(performance.now() - began);
    });
    observer.observe(list, { childList: true });
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return { first: await type(word.slice(0, 4)), next: await type(word) };
}
