// The catalogue of activities: chosen from by keyboard, with and without scripts, and told in words what is shown.

import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { look, startBrowser, VIEWS } from './browser.mjs';
import { openSites } from './site.mjs';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));
const { url } = sites.find(({ name }) => name === 'own public').pages.find(({ path }) => path === 'aktiviteter/index.html');

for (const javaScriptEnabled of [true, false]) {
  it(`every choice shows what it says, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    if (javaScriptEnabled) await look(page, VIEWS[0]);
    await page.goto(url);
    const [houses, kinds] = [await choices(page, 'hus'), await choices(page, 'slags')];
    assert.ok(houses > 2 && kinds > 2, `${houses} houses, ${kinds} kinds`);
    const all = await shown(page);
    const ofEachHouse = [];
    await page.locator('[name="hus"]').first().focus();
    for (let house = 0; house < houses; house++) {
      const name = await chosen(page, 'hus');
      await page.keyboard.press('Tab');
      const ofEachKind = [];
      for (let kind = 0; kind < kinds; kind++) {
        ofEachKind.push(await shown(page));
        await page.keyboard.press('ArrowRight');
      }
      const [any, ...parts] = ofEachKind;
      assert.equal(any, parts.reduce((sum, part) => sum + part), `${name}: the kinds are all there is`);
      assert.ok(house === 0 ? any === all : any > 0 && any <= all, `${name}: ${any} of ${all}`);
      ofEachHouse.push(any);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowRight');
    }
    assert.ok(Math.min(...ofEachHouse) < all, 'a choice leaves something out');
    await context.close();
  });
}

const choices = (page, name) => page.locator(`[name="${name}"]`).count();

const chosen = (page, name) => page.locator(`label:has([name="${name}"]:checked)`).innerText();

/** How many activities are shown, which one sentence above them says too. */
async function shown(page) {
  const said = page.locator('.sayings > p').filter({ visible: true });
  const [sentence, ...more] = await said.allInnerTexts();
  assert.deepEqual(more, [], 'one sentence is shown');
  const count = await page.locator('.catalogue .cards > li').filter({ visible: true }).count();
  const number = Number(sentence.match(/\d+/)?.[0] ?? 0);
  assert.equal(/ingen/i.test(sentence) ? 0 : number, count, sentence);
  return count;
}
