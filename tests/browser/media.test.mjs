// On paper: the text and what it is, without menus. For those who want no movement: none.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { FORCED, look, PRINT, startBrowser } from './browser.mjs';
import { nothing } from './found.mjs';
import { openSites } from './site.mjs';
import { eachPage } from './tabs.mjs';

const NOTICE = 'Eksempel – ikke udgivet eller godkendt af Socialstyrelsen, Mødrehjælpen eller kommunerne';

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites.filter(({ name }) => !name.endsWith('hearing'))) {
  eachPage(`paper and stillness: ${site.name}`, site.kinds, () => browser.newPage(), async (page, { url }) => {
    await page.goto(url);
    await look(page, { ...PRINT, media: { media: 'print', colorScheme: 'dark' } });
    nothing(await page.evaluate(unfitForPaper), 'in print');
    assert.match(await page.evaluate(() => document.body.innerText), new RegExp(NOTICE), 'the notice is printed');
    await look(page, FORCED);
    nothing(await page.evaluate(moves), 'with reduced motion');
  });
}

/** In the page: what is of no use on paper, and text that is too light for it. */
function unfitForPaper() {
  const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 1;
  const controls = [...document.querySelectorAll('nav, form, button, dialog, .skip-link')].filter(shown);
  const luminance = (color) => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
  const light = [...document.querySelectorAll('h1, h2, p, li, td')].filter((e) => shown(e) && luminance(getComputedStyle(e).color) > 0.5);
  const named = (what, elements) => elements.map((element) => `${what}: ${element.outerHTML.slice(0, 120)}`);
  return [...named('printed', controls), ...named('light text', light)];
}

/** In the page: what moves by itself or when it changes. */
function moves() {
  const long = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
  const moving = [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return style.scrollBehavior === 'smooth' || long(style.transitionDuration) || (style.animationName !== 'none' && long(style.animationDuration));
  });
  return moving.map((element) => element.outerHTML.slice(0, 120));
}
