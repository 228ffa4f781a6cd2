// A public page is light: at most 40 kB compressed with everything on it, at most 5 requests, none elsewhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { transferred } from './serve.mjs';
import { openSites } from './site.mjs';
import { visit, watch } from './visit.mjs';

const MOST_BYTES = 40_000;
const MOST_REQUESTS = 5;

const { sites, close } = await openSites();
const browser = await startBrowser();
after(() => Promise.all([browser.close(), close()]));

for (const site of sites.filter(({ staff }) => !staff)) {
  describe(`weight: ${site.name}`, async () => {
    const page = await browser.newPage();
    const seen = watch(page, site.root);
    let worst = { bytes: 0 };
    after(() => console.log(`heaviest page of ${site.name}: ${worst.path}, ${worst.bytes} bytes in ${worst.requests} requests`));
    for (const { path, url } of site.pages) {
      it(path, async () => {
        await visit(page, url, seen);
        const files = [...new Set([...seen.requests, ...(await icons(page))])];
        const bytes = files.reduce((sum, file) => sum + weight(site, file), 0);
        if (bytes > worst.bytes) worst = { path, bytes, requests: files.length };
        assert.ok(bytes <= MOST_BYTES, `${bytes} bytes: ${files}`);
        assert.ok(files.length <= MOST_REQUESTS, `${files.length} requests: ${files}`);
      });
    }
  });
}

/** Browsers ask for these when it pleases them. */
function icons(page) {
  return page.evaluate(() => [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map((link) => link.href));
}

function weight(site, url) {
  assert.ok(url.startsWith(site.root), `asks elsewhere: ${url}`);
  const address = decodeURIComponent(new URL(url).pathname.slice(1));
  const path = address === '' || address.endsWith('/') ? `${address}index.html` : address;
  return transferred(readFileSync(join(site.dir, path)));
}
