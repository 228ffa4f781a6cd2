// A redline is read from change to change, with or without a mouse, a script, eyes or a screen: manual 3 of the
// fixture has every mark there is.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { look, PRINT, startBrowser, VIEWS } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';

const DESK = { width: 1280, height: 700 };
const COUNTER = '.redline-steps [aria-live=polite]';
const NO_DELETIONS = 'Skjul det, der er slettet';
const ONLY_CHANGED = 'Vis kun de afsnit, der er ændret';
const KEYS = 'Gå til næste ændring med tasten n';

const { sites, close } = await openSites();
const staff = sites.find(({ name }) => name === 'fixture staff');
const REDLINE = `${staff.root}manualer/03/2025-2-til-2026-1/index.html`;
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

describe('from change to change', async () => {
  const page = await browser.newPage({ viewport: DESK });
  const press = (key) => page.keyboard.press(key);
  const counter = () => page.locator(COUNTER).innerText();
  const open = async () => {
    await page.goto('about:blank');
    await page.goto(REDLINE);
  };

  it('n leads through all of them, and each is seen, has the focus and is counted', async () => {
    await open();
    const count = await changes(page);
    assert.ok(count > 30, `the fixture has ${count} changes`);
    assert.equal(await counter(), `${count} ændringer`);
    for (let at = 1; at <= count; at++) {
      await press('n');
      assert.equal(await counter(), `Ændring ${at} af ${count}`);
      assert.equal(await page.evaluate(trouble), '', `change ${at}`);
    }
    await press('n');
    assert.equal(await counter(), `Ændring ${count} af ${count}`, 'the last one is the last');
    await press('p');
    assert.equal(await counter(), `Ændring ${count - 1} af ${count}`);
  });

  it('so do the buttons, which keep the focus', async () => {
    await open();
    const count = await changes(page);
    const next = page.getByRole('button', { name: 'Næste ændring' });
    await next.focus();
    await press('Enter');
    await press('Space');
    assert.equal(await counter(), `Ændring 2 af ${count}`);
    assert.ok(await next.evaluate((button) => button === document.activeElement));
    await page.getByRole('button', { name: 'Forrige ændring' }).click();
    assert.equal(await counter(), `Ændring 1 af ${count}`);
    await page.getByRole('link', { name: 'Ændring 1 af' }).press('Enter');
    assert.equal(await page.evaluate(trouble), '', 'the link between them leads to the change');
  });

  it('the keys are left alone in a field, with another key, and where the reader wants it', async () => {
    await open();
    const count = await changes(page);
    for (const key of ['Alt+n', 'Control+n', 'Meta+n', 'Alt+p', 'x']) await press(key);
    assert.equal(await counter(), `${count} ændringer`, 'with another key');
    await page.evaluate(() => document.querySelector('main').prepend(document.createElement('textarea')));
    await page.locator('textarea').pressSequentially('np');
    assert.equal(await page.locator('textarea').inputValue(), 'np', 'in a field');
    assert.equal(await counter(), `${count} ændringer`, 'in a field');
    await page.getByLabel(KEYS).press('n');
    assert.equal(await counter(), `Ændring 1 af ${count}`, 'a tick box is no field to write in');
    await page.getByLabel(KEYS).press('Space');
    await press('n');
    assert.equal(await counter(), `Ændring 1 af ${count}`, 'switched off');
  });

  it('what is hidden is passed over', async () => {
    await open();
    const all = await changes(page);
    await page.getByLabel(NO_DELETIONS).check();
    const count = Number((await counter()).match(/^\d+/)[0]);
    assert.ok(count > 9 && count < all, `${count} of ${all}`);
    for (let at = 1; at <= count; at++) {
      await press('n');
      assert.equal(await counter(), `Ændring ${at} af ${count}`);
      assert.equal(await page.evaluate(trouble), '', `change ${at}`);
      assert.equal(await page.evaluate(() => document.activeElement.matches('del, .del')), false, `change ${at}`);
    }
  });

  it('a moved text has a link at each end, to the other', async () => {
    await open();
    const links = await page.locator('.redline-move').evaluateAll((all) => all.map(({ id, hash }) => [`#${id}`, hash]));
    const ways = new Map(links);
    assert.ok(links.length >= 8, `${links.length} links`);
    for (const [here, there] of links) assert.equal(ways.get(there), here, `${here} leads to ${there} and back`);
    const [here, there] = links[0];
    await page.locator(`[id="${here.slice(1)}"]`).press('Enter');
    assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), there);
    assert.ok(await page.evaluate(isUncovered, there.slice(1)), 'and is seen there');
    await press('n');
    assert.match(await counter(), /^Ændring \d+ af/, 'from there the keys go on');
  });
});

describe('without scripts', async () => {
  const page = await browser.newPage({ viewport: DESK, javaScriptEnabled: false });
  const shown = (selector) => page.locator(`.redline ${selector}`).filter({ visible: true }).count();

  it('the bar is a link to the first change', async () => {
    await page.goto(REDLINE);
    assert.equal(await page.locator('.redline-steps button, [data-redline-keys]').filter({ visible: true }).count(), 0);
    await page.getByRole('link', { name: 'Gå til den første af' }).click();
    assert.ok(await page.evaluate(isUncovered, 'ret-1'));
  });

  it('what is gone can be hidden', async () => {
    await page.goto(REDLINE);
    const added = await shown(':is(ins, .ins)');
    assert.ok((await shown(':is(del, .del)')) > 9);
    await tabTo(page, NO_DELETIONS);
    await page.keyboard.press('Space');
    assert.equal(await shown(':is(del, .del)'), 0);
    assert.equal(await shown(':is(ins, .ins)'), added);
  });

  it('only the changed sections can be shown', async () => {
    await page.goto(REDLINE);
    await tabTo(page, ONLY_CHANGED);
    await page.keyboard.press('Space');
    assert.equal(await page.locator('#uaendret').isVisible(), true, 'the heading stays');
    assert.equal(await page.getByText('Her er intet ændret').isVisible(), false);
    assert.ok((await shown(':is(ins, .ins)')) > 9);
  });
});

describe('for those who listen', async () => {
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(REDLINE);
  const tree = await page.getByRole('main').ariaSnapshot();

  for (const words of ['[slettet: tre ]', '[tilføjet: fire ]', '[før: dag ]', '[nu: forårsdag ]', '[tilføjet: Sig til, når du går. ]', '[link ændret]']) {
    it(`${words} is heard`, () => assert.ok(tree.includes(words), tree));
  }

  it('every mark is heard', async () => nothing(await page.evaluate(unsaid), 'a mark without words'));

  it('what is only heard is not on the screen', async () => {
    for (const view of VIEWS) {
      await look(page, view);
      nothing(await page.locator('.redline-said').evaluateAll(seen), view.name);
    }
  });

  it('no heading skips a level', async () => nothing(await page.evaluate(skips), REDLINE));
});

it('headings that are gone are on no page but those that say so', () => {
  const pages = sites.flatMap(({ name, pages }) => pages.map(({ path, html }) => ({ where: `${name} ${path}`, html })));
  const texts = pages.filter(({ html }) => !html.includes('class="redline"'));
  assert.ok(texts.length > 50 && texts.length < pages.length);
  nothing(texts.filter(({ html }) => html.includes(':gammel')).map(({ where }) => where), 'ids of a deleted text');
  const current = staff.pages.find(({ path }) => path === 'manualer/03/index.html').html;
  assert.ok(!current.includes('Den gamle skik</a>') && current.includes('>Et nyt afsnit</a>'), 'the contents list is the new one');
});

describe('on paper', async () => {
  const page = await browser.newPage();

  it('the marks are there, and what they mean', async () => {
    await page.goto(REDLINE);
    await look(page, PRINT);
    nothing(await page.evaluate(unmarked), 'a change that paper does not show');
    assert.ok(await page.locator('.redline-legend dl').isVisible(), 'the legend is open');
    assert.equal(await page.locator('.redline-controls, .redline-steps').filter({ visible: true }).count(), 0);
  });

  it('it says so when something was left out', async () => {
    await look(page, VIEWS[2]);
    await page.getByLabel(NO_DELETIONS).check();
    await look(page, PRINT);
    assert.ok(await page.getByText('Udskrevet uden det, der er slettet').isVisible());
  });

  for (const [site, path, said] of [
    ['staff', 'manualer/03/index.html', [/Manual 3: /, /revision 2026-1-r1/, /2\. marts 2026/]],
    ['staff', 'manualer/03/2025-2/index.html', [/Manual 3: /, /Gammel udgave, revision 2025-2/]],
    ['staff', 'manualer/03/2027-1/index.html', [/Manual 3: /, /revision 2027-1/, /1\. januar 2027/]],
    ['staff', 'manualer/03/2025-2-til-2026-1/index.html', [/Manual 3: /, /fra 2025-2 \(1\. juli 2025\) til 2026-1 \(1\. januar 2026\)/]],
    ['staff', 'revisioner/2026-1/index.html', [/Revision 2026-1, .* 1\. januar 2026/]],
    ['hearing', 'manualer/03/index.html', [/Manual 3: /, /Forslag – gælder ikke/]],
    ['hearing', 'manualer/03/kladde/index.html', [/Manual 3: /, /Forslag – gælder ikke/]],
    ['hearing', 'bestyrelsen/index.html', [/Forslag til revision 2027-2 – gælder ikke/]],
  ]) {
    it(`each sheet says what it is: ${site} ${path}`, async () => {
      const { root } = sites.find(({ name }) => name === `fixture ${site}`);
      await page.goto(root + path);
      await look(page, PRINT);
      const { text, repeats } = await page.locator('.running').evaluate(runningLine);
      for (const words of [...said, /Eksempel – ikke udgivet/]) assert.match(text, words);
      assert.ok(repeats, 'the line comes again on every sheet');
    });
  }

  it('what to read is on one sheet, and the signatures on another', async () => {
    await page.goto(`${staff.root}revisioner/2026-1/underskrifter/index.html`);
    assert.equal(sheets(await page.pdf({ format: 'A4', preferCSSPageSize: true })), 2);
    await look(page, PRINT);
    assert.ok((await page.locator('.signoff-table tbody tr').count()) >= 10, 'there is room for a whole house');
  });

  it('the board has lines to decide on', async () => {
    await page.goto(`${sites.find(({ name }) => name === 'fixture hearing').root}bestyrelsen/index.html`);
    await look(page, PRINT);
    const rows = page.locator('.decision-lines tr');
    assert.deepEqual(await rows.locator('th').allInnerTexts(), ['Ja, som foreslået', 'Ja, med disse ændringer', 'Nej, fordi', 'Dato', 'Underskrift']);
    const low = await rows.locator('td').evaluateAll((cells) => cells.filter((cell) => cell.offsetHeight < 30 || cell.offsetWidth < 200).length);
    assert.equal(low, 0, 'there is room to write');
  });
});

function changes(page) {
  return page.locator('.redline [id^="ret-"]').count();
}

/** Presses Tab until the focus is on what is labelled so, and can be seen there. */
async function tabTo(page, label) {
  const box = page.getByLabel(label);
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    if (await box.evaluate((element) => element === document.activeElement)) break;
  }
  const [style, width] = await box.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return [outlineStyle, parseFloat(outlineWidth)];
  });
  assert.ok(style !== 'none' && width >= 2, `the focus on »${label}« is seen`);
}

function sheets(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

/** In the page: what keeps a reader from seeing the change she was led to. */
function trouble() {
  const here = document.querySelector('.redline-here');
  if (!here || document.activeElement !== here) return 'has no focus';
  const { top, bottom, height } = here.getBoundingClientRect();
  const bar = document.querySelector('.redline-steps').getBoundingClientRect().bottom;
  if (height === 0 || bottom <= bar || top >= innerHeight) return 'is not on the screen';
  return getComputedStyle(here).outlineStyle === 'none' ? 'has no outline' : '';
}

/** In the page: whether a link has led to what can be seen, below the bar that stays. */
function isUncovered(id) {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  return bottom > document.querySelector('.redline-steps').getBoundingClientRect().height && top < innerHeight;
}

/** In the page: marks that are not said. */
function unsaid() {
  const words = ({ textContent }) => textContent.replace(/\s+/g, ' ').trim();
  const said = (mark) => /^(\[slettet: |\[tilføjet: |Flyttet )/.test(words(mark)) && words(mark).endsWith(']');
  const inMove = (mark) => mark.parentElement.closest('ins, del, .ins, .del');
  const marks = [...document.querySelectorAll('.redline :is(ins, del, .ins, .del)')].filter((mark) => !inMove(mark));
  return marks.filter((mark) => !said(mark)).map((mark) => mark.outerHTML.slice(0, 200));
}

function seen(elements) {
  return elements.filter((element) => getComputedStyle(element).clipPath !== 'inset(50%)').map(({ outerHTML }) => outerHTML);
}

/** In the page: headings that are more than one level below the one before. */
function skips() {
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const level = (heading) => (heading ? Number(heading.localName[1]) : 0);
  return headings.filter((heading, at) => level(heading) > level(headings[at - 1]) + 1).map(({ outerHTML }) => outerHTML);
}

/** In the page: changes that show neither a line nor a frame. */
function unmarked() {
  const lines = { ins: 'underline', del: 'line-through' };
  const shows = (mark) => {
    const side = mark.matches('ins, .ins') ? 'ins' : 'del';
    const cell = mark.localName === 'tr' ? mark.cells[0] : mark;
    const style = getComputedStyle(cell);
    const sign = getComputedStyle(cell, '::before').content;
    return sign !== 'none' && (style.textDecorationLine.includes(lines[side]) || style.borderLeftStyle !== 'none' || mark.hasAttribute('data-move'));
  };
  return [...document.querySelectorAll('.redline :is(ins, del, .ins, .del)')].filter((mark) => !shows(mark)).map((mark) => mark.outerHTML.slice(0, 160));
}

/** In the page: the line above the text, and whether it is a head that each sheet repeats. */
function runningLine(element) {
  const head = getComputedStyle(element).display === 'table-header-group';
  return { text: element.innerText.replace(/\s/g, ' '), repeats: head && getComputedStyle(element.parentElement).display === 'table' };
}
