// The browser the tests look through: Debian's Chromium, and the ways a reader may see a page.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Without these, Chromium looks for hosts of its own at every start.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** What a reader may look with: a phone or a desk, by day or by night. */
export const VIEWS = [
  { name: '360 light', size: PHONE, media: { colorScheme: 'light' } },
  { name: '360 dark', size: PHONE, media: { colorScheme: 'dark' } },
  { name: '1280 light', size: DESK, media: { colorScheme: 'light' } },
  { name: '1280 dark', size: DESK, media: { colorScheme: 'dark' } },
];

/** The reader's own colours, and no movement. */
export const FORCED = {
  name: '1280 forced colours',
  size: DESK,
  media: { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' },
};

/** As it comes out of the printer: as wide as the text on a sheet of A4. */
export const PRINT = { name: 'print', size: { width: 665, height: 980 }, media: { colorScheme: 'light', media: 'print' } };

const NO_WISH = { colorScheme: 'light', forcedColors: 'none', media: 'screen', reducedMotion: 'no-preference' };

/** Starts the browser. `CHROMIUM` names another one than Debian's. */
export function startBrowser() {
  return chromium.launch({ executablePath: chromiumPath(), args: QUIET });
}

/** Shows a page that is open already in another view. */
export async function look(page, view) {
  await page.emulateMedia({ ...NO_WISH, ...view.media });
  await page.setViewportSize(view.size);
  await page.evaluate(settle);
}

/** In the page: what a change of view has set in motion has come to its end. */
function settle() {
  const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  moving.forEach((transition) => transition.finish());
}

function chromiumPath() {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium: install it, or name it in CHROMIUM');
  return found;
}
