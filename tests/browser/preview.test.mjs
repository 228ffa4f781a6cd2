// The preview: an edit is on the screen before its writer looks up, where she was reading, without the page
// being loaded anew; what goes wrong is said over the last good page, and goes when it is mended.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { axeFindsNothing } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { nothing } from './found.mjs';
import { startPreview } from './preview.mjs';
import { visit, watch } from './visit.mjs';

const MANUAL = 'manuals/05-alt/manual.md';
const REVISED = 'manuals/03-rettet/manual.md';
const PUBLIC = 'content/index.md';
const PATIENCE = 10_000;
const STYLE = 'themes/hus/styles/20-article.css';
const TEMPLATE = 'themes/hus/templates/manual.html';

describe('preview', async () => {
  const preview = await startPreview();
  const browser = await startBrowser();
  const page = await browser.newPage();
  const open = (address) => page.goto(preview.root + address);
  const manual = () => open('personale/manualer/05/index.html');
  page.setDefaultTimeout(PATIENCE);
  after(() => Promise.all([browser.close(), preview.close()]));

  it('an edit is shown and marked, without the page being loaded anew', async () => {
    await manual();
    await page.evaluate(() => (document.stays = true));
    preview.edit(MANUAL, (text) => text.replace('Efter stregen.', 'Efter stregen står noget nyt.'));
    await page.locator('.husbog-changed', { hasText: 'står noget nyt' }).waitFor();
    assert.equal(await page.locator('.husbog-changed').count(), 1, 'what is as it was is not marked');
    assert.ok(await page.evaluate(() => document.stays), 'the tab has not loaded the page anew');
  });

  it('what is being read stays where it is, below a header that always does', async () => {
    preview.edit(STYLE, (css) => `${css}\n.site-header { position: sticky; top: 0; }\n`);
    await manual();
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.site-header')).position === 'sticky');
    const heading = page.locator('#kode');
    await heading.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { y } = await heading.boundingBox();
    preview.edit(MANUAL, (text) => text.replace('## Lister', `${'Et nyt afsnit længere oppe.\n\n'.repeat(9)}## Lister`));
    await page.getByText('Et nyt afsnit længere oppe.').first().waitFor({ state: 'attached' });
    const { y: now } = await heading.boundingBox();
    assert.ok(Math.abs(now - y) < 2, `it moved from ${y} to ${now}`);
  });

  it('the contents list follows the reading of the new page too', async () => {
    await manual();
    preview.edit(MANUAL, (text) => text.replace('Gjort', 'Gjort nu'));
    await page.locator('.husbog-changed').first().waitFor();
    await page.locator('#tabeller').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    await page.locator('nav a[href="#tabeller"][aria-current=location]').waitFor();
  });

  it('what is found in a text is said on its page', async (test) => {
    await manual();
    const undo = preview.edit(MANUAL, (text) => `${text}\n[Manual 99](manual:99)\n`);
    test.after(undo);
    await page.locator('.husbog-panel .husbog-error', { hasText: '99' }).waitFor();
    await axeFindsNothing(page);
    undo();
    await page.locator('.husbog-panel .husbog-error').waitFor({ state: 'detached' });
  });

  it('a fault in a template is said over the last good page, and goes when it is mended', async (test) => {
    await manual();
    await page.evaluate(() => (document.stays = true));
    const undo = preview.edit(TEMPLATE, (text) => text.replace('{% block main %}', '{% block main %}{{ }'));
    test.after(undo);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /manual\.html/, 'it says where');
    assert.equal(await page.locator('#kode').count(), 1, 'the last good page is behind it');
    await axeFindsNothing(page);
    undo();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    assert.ok(await page.evaluate(() => document.stays));
  });

  it('a new style is put on without the page being loaded anew', async () => {
    await manual();
    await page.evaluate(() => (document.stays = true));
    preview.edit(STYLE, (css) => `${css}\n.staff h1 { letter-spacing: 7px; }\n`);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
    assert.ok(await page.evaluate(() => document.stays));
  });

  it('the search finds what is written while it is open, and what is deleted no more', async () => {
    await open('offentlig/index.html');
    await page.locator('[data-search]').click();
    await page.locator('.search-panel input').fill('zebranisser');
    const status = page.locator('.search-panel .search-status');
    await status.getByText('Intet passer på').waitFor();
    const undo = preview.edit(PUBLIC, (text) => `${text}\nHer bor der zebranisser.\n`);
    await page.locator('.search-panel .search-results a').first().waitFor();
    undo();
    await status.getByText('Intet passer på').waitFor();
  });

  it('the field of the list of pages keeps what is asked in it', async () => {
    await open('offentlig/soeg/index.html');
    const field = page.locator('[data-search-here] input');
    await field.fill('nissehue');
    const text = readFileSync(join(preview.project, PUBLIC), 'utf8');
    writeFileSync(join(preview.project, 'content/nissehue.md'), text.replace(/^title: .*$/m, 'title: Vores nissehue'));
    await page.locator('[data-search-here] .search-results a', { hasText: 'Vores nissehue' }).waitFor();
    assert.equal(await field.inputValue(), 'nissehue');
  });

  it('a new manual comes into the list that is open', async () => {
    await open('personale/index.html');
    const folder = join(preview.project, 'manuals/09-ny');
    const text = readFileSync(join(preview.project, 'manuals/02-kommunikation/manual.md'), 'utf8');
    mkdirSync(folder);
    writeFileSync(join(folder, 'manual.md'), text.replace('number: 2', 'number: 9').replace('Kommunikation', 'Den nye manual'));
    await page.getByRole('link', { name: 'Den nye manual', exact: true }).waitFor();
  });

  it('a new word in a text that is in force is a mark in its redline, and on its way on the board', async () => {
    await open('personale/manualer/03/');
    await page.getByRole('link', { name: 'Se kladden til næste revision' }).click();
    await page.waitForURL('**/personale/manualer/03/kladde/**');
    await page.evaluate(() => (document.stays = true));
    preview.edit(REVISED, (text) => text.replace('Døren er låst op', 'Porten er låst op'));
    await page.locator('del', { hasText: 'Døren' }).waitFor();
    assert.equal(await page.locator('del:has-text("Døren") + ins').textContent(), '[tilføjet: Porten]');
    assert.ok(await page.evaluate(() => document.stays), 'the tab has not loaded the page anew');
    await page.keyboard.press('n');
    await page.getByText(/^Ændring 1 af/).waitFor();
    await axeFindsNothing(page);
    await open('tavle/');
    await page.getByRole('heading', { name: 'På vej til 2027-2' }).waitFor();
    const line = page.getByRole('listitem').filter({ hasText: REVISED });
    assert.match(await line.innerText(), /3 afsnit ændret.*mangler note/s);
  });

  it('whoever reads a text in force is told when its draft changes, and led there', async () => {
    await open('personale/manualer/03/');
    const undo = preview.edit(REVISED, (text) => text.replace('låst op', 'lukket op'));
    await page.getByRole('link', { name: 'Kladden er ændret. Se rettelserne' }).click();
    await page.waitForURL('**/personale/manualer/03/kladde/**');
    await page.locator('ins', { hasText: 'lukket' }).waitFor();
    undo();
  });

  it('the board and the pages load under their own policy', async () => {
    for (const address of ['tavle/', 'offentlig/', 'personale/index.html', 'personale/manualer/05/index.html', 'personale/manualer/03/kladde/index.html']) {
      const fresh = await browser.newPage();
      const seen = watch(fresh, preview.root);
      await visit(fresh, preview.root + address, seen);
      nothing(seen.troubles, address);
      await fresh.close();
    }
  });

  it('axe finds nothing on the board', async () => {
    await open('tavle/');
    await axeFindsNothing(page);
  });

  it('it ends cleanly, and says so on the page that is open', async () => {
    await manual();
    assert.equal(await preview.close(), 0);
    await page.getByRole('status').filter({ hasText: 'svarer ikke' }).waitFor();
  });
});
