// Opens a page and remembers everything that happens while it loads.

/** The requests a page makes, and everything that goes wrong with it. Nothing is let through to elsewhere. */
export function watch(page, root) {
  const seen = { requests: [], troubles: [] };
  const trouble = (text) => seen.troubles.push(text);
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('request', (request) => request.url().startsWith(root) || trouble(`asks elsewhere: ${request.url()}`));
  page.on('requestfailed', (request) => wasLeft(request) || trouble(`could not get ${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => response.status() < 400 || trouble(`${response.status()}: ${response.url()}`));
  page.on('console', (message) => trouble(`${message.type()}: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => trouble(`error: ${error.message}`));
  page.on('dialog', (dialog) => trouble(`dialog: ${dialog.message()}`));
  return seen;
}

/** A tab that is watched. */
export async function watched(browser, site) {
  const page = await browser.newPage();
  return { page, seen: watch(page, site.root) };
}

/** Opens a page and waits until everything on it is there, pictures further down included. */
export async function visit(page, url, seen) {
  seen.requests.length = 0;
  seen.troubles.length = 0;
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
}

/** An icon that was still on its way when the page was left for the next one. */
function wasLeft(request) {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}
