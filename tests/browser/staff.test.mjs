// What scripts do on the staff site, opened from a shared folder: the contents list follows the reading, and
// readers of an old site are told. Without scripts nothing is lost but that.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, describe, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { openSites } from './site.mjs';

const SECTIONS = ['kort', 'lister', 'tabeller', 'uaendret'];

const { sites, close } = await openSites();
const folder = mkdtempSync(join(tmpdir(), 'husbog-staff-'));
const share = join(folder, 'Fælles drev');
cpSync(sites.find(({ name }) => name === 'fixture staff').dir, share, { recursive: true });
const MANUAL = `${pathToFileURL(share)}/manualer/03/index.html`;

const browser = await startBrowser();
after(() => Promise.all([browser.close(), close(), rmSync(folder, { recursive: true })]));

describe('the contents list', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 700 } });

  it('marks the section being read, and no other', async () => {
    await page.goto(MANUAL);
    for (const section of [...SECTIONS, ...SECTIONS.toReversed()]) {
      await page.locator(`#${section}`).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
      await page.locator(`nav a[href="#${section}"][aria-current=location]`).waitFor({ timeout: 5000 });
      assert.equal(await page.locator('nav [aria-current=location]').count(), 1);
    }
  });

  it('leads to the sections without any script', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(MANUAL);
    for (const section of SECTIONS) assert.equal(await plain.locator(`nav a[href="#${section}"]`).count(), 1, section);
    await plain.close();
  });
});

describe('the warning of an old site', () => {
  it('is silent while the site is new', () => check('2026-11-29', ''));
  it('is silent when the clock is behind', () => check('2026-01-01', ''));
  it('comes when half a year has passed, and says how old the site is', () => check('2027-05-29', '28. november 2026'));
  it('comes when a known revision is in force', () => check('2027-01-01', '1. januar 2027', '2027-01-01'));
  it('is silent until then', () => check('2026-12-31', '', '2027-01-01'));
  it('trusts a known revision more than half a year', () => check('2027-06-30', '', '2027-07-01'));
});

/** What the status line of a manual says on a day, when the site knows of a revision to come or of none. */
async function check(today, expected, nextInForce = null) {
  const status = JSON.stringify({ built: '2026-11-28', nextInForce });
  writeFileSync(join(share, 'status.js'), `window.husbogStatus = ${status};\n`);
  const page = await browser.newPage();
  await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
  await page.goto(MANUAL);
  const said = (await page.getByRole('status').innerText()).replace(/\s+/g, ' ');
  await page.close();
  if (expected === '') assert.equal(said, '');
  else assert.ok(said.includes(expected), `»${said}« has »${expected}«`);
}

it('a manual that should have been gone through says so from the day after', async () => {
  for (const [today, shown] of [['2027-06-30', false], ['2027-07-01', true]]) {
    const page = await browser.newPage();
    await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
    await page.goto(MANUAL);
    assert.equal(await page.locator('[data-review]').first().isVisible(), shown, today);
    await page.close();
  }
});

it('what is new for a role is a line that opens without scripts, and on paper says where it is read while closed', async () => {
  const site = sites.find(({ name }) => name === 'own staff');
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.root}roller/leder/index.html`);
  const [line, change, paper] = ['summary', 'h3', '.on-paper'].map((part) => page.locator(`.role-news ${part}`).first());
  const seen = async () => Promise.all([change, paper].map((part) => part.isVisible()));
  assert.deepEqual(await seen(), [false, false]);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await seen(), [false, true]);
  await page.emulateMedia({ media: 'screen' });
  await line.click();
  assert.deepEqual(await seen(), [true, false]);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await seen(), [true, false]);
  await page.close();
});

it('status.js lies at the top of the site and holds the day it was built for', async () => {
  const site = sites.find(({ name }) => name === 'fixture staff');
  const page = await browser.newPage();
  await page.goto(`${site.root}index.html`);
  assert.equal((await page.evaluate(() => window.husbogStatus)).built, '2026-11-28');
  await page.close();
});
