// What is made for paper, on paper: how large the sheets are, how many there are, and what stands on each.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { look, PRINT, startBrowser } from './browser.mjs';
import { openSites } from './site.mjs';

const A4 = [595, 842];
const A5 = [420, 595];
const A6 = [298, 420];

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

const ours = sites.find(({ name }) => name === 'own public');
const staff = sites.find(({ name }) => name === 'own staff');

describe('paper', async () => {
  const page = await browser.newPage();

  it('a leaflet is both sides of one A5 sheet', async () => {
    for (const found of named(ours, /^huse\/[^/]+\/folder\//)) assert.deepEqual(await sheets(page, found.url), [A5, A5], found.path);
  });

  it('a card of an activity is one A6 sheet', async () => {
    for (const found of named(ours, /^aktiviteter\/[^/]+\/kort\//)) assert.deepEqual(await sheets(page, found.url), [A6], found.path);
  });

  it('the card of every manual is one A5 sheet', async () => {
    for (const found of named(staff, /^manualer\/[^/]+\/kort\//)) assert.deepEqual(await sheets(page, found.url), [A5], found.path);
  });

  it('a manual and the binder are on A4, every manual on sheets of its own', async () => {
    const [manual] = named(staff, /^manualer\/05\/index/);
    const [binder] = named(staff, /^mappe\/index/);
    const [volunteers] = named(staff, /^mappe\/frivillige\//);
    const manuals = binder.html.split('class="binder-manual').length - 1;
    for (const { found, least } of [{ found: manual, least: 3 }, { found: binder, least: 3 * manuals }, { found: volunteers, least: 4 }]) {
      const printed = await sheets(page, found.url);
      assert.ok(printed.length > least, `${found.path}: ${printed.length} sheets`);
      for (const size of printed) assert.deepEqual(size, A4, found.path);
    }
  });

  it('the contents of the binder name the sheet on which each manual begins', async () => {
    for (const found of named(staff, /^mappe\/(frivillige\/)?index/)) {
      await page.goto(found.url);
      assert.ok(!(await page.locator('.numbered-only').first().isVisible()), 'no number is shown before it is known');
      for (const size of ['11pt', '10.3pt', '11.7pt', '12.4pt']) {
        await page.evaluate(setIn, size);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const told = await page.evaluate(() => Object.fromEntries(
          [...document.querySelectorAll('[data-page-of]')].map((cell) => [cell.dataset.pageOf, Number(cell.textContent)])));
        assert.ok(Object.keys(told).length > 1, found.path);
        assert.deepEqual(told, Object.fromEntries(Object.keys(told).map((id) => [id, sheetOf(pdf, id)])), `${found.path} in ${size}`);
      }
    }
  });

  it('the contents of the binder name no sheet when it is printed from a narrow screen', async () => {
    const [binder] = named(staff, /^mappe\/index/);
    const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await phone.goto(binder.url);
    await phone.pdf({ preferCSSPageSize: true });
    assert.equal(await phone.locator('[data-page-of]').first().textContent(), '');
    await phone.close();
  });

  it('a manual on paper keeps its boxes to tick whole, and the numbers of its editions', async () => {
    const [manual] = named(staff, /^manualer\/05\/index/);
    await look(page, PRINT);
    await page.goto(manual.url);
    assert.deepEqual(await page.evaluate(cutBoxes), []);
    const editions = await page.locator('.manual-history li').allInnerTexts();
    assert.ok(editions.length > 1 && editions.every((line) => /^\d{4}-\d/.test(line.trim())), editions.join('\n'));
    await page.emulateMedia({ media: null });
  });

  it('a manual on paper says once why it is changed, and at each section that is', async () => {
    const [manual] = named(staff, /^manualer\/05\/index/);
    await look(page, PRINT);
    await page.goto(manual.url);
    const whys = (await page.locator('.change-note .why').filter({ visible: true }).allInnerTexts()).sort();
    assert.ok(whys.length > 1, manual.path);
    assert.deepEqual(whys, [...new Set(whys)]);
    const marks = await page.locator('h2:has(+ .changed-mark)').evaluateAll((headings) => headings.map((heading) => getComputedStyle(heading, '::after').content));
    assert.ok(marks.length > 1 && marks.every((mark) => mark.includes('Ændret')), String(marks));
    await page.emulateMedia({ media: null });
  });

  it('no line about the site comes after the text, where it could be alone on a sheet', async () => {
    await look(page, PRINT);
    for (const [site, pattern] of [[staff, /^manualer\/03\/index/], [staff, /^roller\/leder\//], [staff, /^revisioner\/2026-2\/index/], [ours, /^aktiviteter\/index/]]) {
      const [found] = named(site, pattern);
      await page.goto(found.url);
      assert.deepEqual(await page.locator('.site-footer').evaluateAll(inTheFlow), [], found.path);
    }
    await page.emulateMedia({ media: null });
  });

  it('every sheet of a role and of a phase says which, and so do those of a manual and a revision', async () => {
    await look(page, PRINT);
    for (const pattern of [/^roller\/leder\//, /^faser\/drift\//, /^manualer\/05\/index/, /^revisioner\/2026-2\/index/]) {
      const [found] = named(staff, pattern);
      await page.goto(found.url);
      const title = (await page.locator('h1').innerText()).split('\n').at(-1);
      const head = page.locator('.running');
      assert.ok((await head.innerText()).includes(title), found.path);
      assert.equal(await head.evaluate((line) => getComputedStyle(line).display), 'table-header-group', found.path);
    }
    await page.emulateMedia({ media: null });
  });

  it('what others than the staff are handed does not say that it is for the staff alone', async () => {
    await look(page, PRINT);
    for (const [pattern, name] of [[/^mappe\/frivillige\//, 'handed-out'], [/^partnerskabsaftale\/index/, 'handed-out'], [/^mappe\/index/, 'auto'], [/^manualer\/05\/index/, 'auto']]) {
      const [found] = named(staff, pattern);
      await page.goto(found.url);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).page), name, found.path);
    }
    await page.emulateMedia({ media: null });
  });

  it('a role with nothing of its own to talk about takes no sheet of its own', async () => {
    const [meeting] = named(staff, /^revisioner\/2026-2-r1\/personalemoede\//);
    const roles = meeting.html.split('class="meeting-role').length - 1;
    assert.ok((await sheets(page, meeting.url)).length < roles / 2, meeting.path);
  });

  it('a field to fill in has a line to write on, on every paper that is written on', async () => {
    await look(page, PRINT);
    for (const pattern of [/^mappe\/index/, /^mappe\/frivillige\//, /^manualer\/03\/index/, /^manualer\/03\/kort\//]) {
      const [found] = named(staff, pattern);
      await page.goto(found.url);
      const lines = await page.locator('.placeholder').evaluateAll(writingLines);
      assert.ok(lines.length > 0 && lines.every(Boolean), `${found.path}: ${lines}`);
    }
    await page.emulateMedia({ media: null });
  });

  it('notes stand with some text, and not on a sheet of their own', async () => {
    const [binder] = named(staff, /^mappe\/index/);
    await look(page, PRINT);
    await page.goto(binder.url);
    const kept = await page.locator('.footnotes').evaluateAll(keptTogether);
    assert.ok(kept.length > 20 && kept.every(Boolean), String(kept));
    await page.emulateMedia({ media: null });
  });

  it('a sheet to sign is on A4', async () => {
    const [signing] = named(staff, /^revisioner\/2026-2\/underskrifter\//);
    for (const size of await sheets(page, signing.url)) assert.deepEqual(size, A4);
  });
});

/** The number of the sheet of a PDF on which the element of an id stands: where a link to it leads. */
function sheetOf(pdf, id) {
  const [, object] = pdf.match(new RegExp(`/${id.replaceAll('.', '\\.')} \\[(\\d+) 0 R /XYZ`)) ?? [];
  const objects = [...pdf.matchAll(/(\d+) 0 obj\s*<<\/Type \/Page\b/g)].map(([, number]) => number);
  return objects.indexOf(object) + 1;
}

/** In the page: sets its type in a size. */
function setIn(size) {
  const style = new CSSStyleSheet();
  style.replaceSync(`body.staff { --size: ${size} !important; }`);
  document.adoptedStyleSheets = [style];
}

/** In the page: what takes room after what is before it. */
function inTheFlow(elements) {
  return elements.filter((element) => element.checkVisibility() && getComputedStyle(element).position === 'static').map((element) => element.textContent);
}

/** In the page: boxes to tick that reach out of their list, where paper cuts them off. */
function cutBoxes() {
  const boxes = [...document.querySelectorAll('.task input')];
  if (boxes.length === 0) return ['there is none'];
  const reachesOut = (box) => box.getBoundingClientRect().left < box.closest('ul, ol').getBoundingClientRect().left;
  return boxes.filter(reachesOut).map((box) => box.parentElement.textContent);
}

/** In the page: whether there is a line after each field. */
function writingLines(fields) {
  return fields.map((field) => getComputedStyle(field, '::after').borderBottomStyle === 'solid');
}

/** In the page: whether notes are to stay whole, and with what is before them. */
function keptTogether(notes) {
  return notes.map((note) => getComputedStyle(note)).map(({ breakBefore, breakInside }) => breakBefore === 'avoid' && breakInside === 'avoid');
}

function named(site, pattern) {
  const found = site.pages.filter(({ path }) => pattern.test(path));
  assert.ok(found.length > 0, `no page ${pattern}`);
  return found;
}

/** The size of every sheet a page is printed on, in points; the browser writes the sheets of a PDF uncompressed. */
async function sheets(page, url) {
  await page.goto(url);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/Type \/Page\b[^]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}
