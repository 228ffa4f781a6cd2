// The sites under test: the two sites and the hearing of the real content, and those of a small project that
// holds one of every construct and, in manual 3, every mark of a redline. Built anew for each test file, in a
// folder that is removed afterwards, unless `HUSBOG_SITES` names a folder where `build-sites.mjs` has built them once for
// all files; no test may write there. `HUSBOG_ROOT` names another project than this repository, such as another
// checkout of it.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oneOfEachKind, pagesOf } from './pages.mjs';
import { serve } from './serve.mjs';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PROJECT = process.env.HUSBOG_ROOT ?? REPOSITORY;
const FIXTURE = fileURLToPath(new URL('fixture', import.meta.url));

/** The day everything is built for. */
export const TODAY = '2026-11-28';

/** Opens all six sites, built if they are not yet; `close` takes away what was built. */
export async function openSites() {
  const given = process.env.HUSBOG_SITES;
  const folder = given ?? buildSites(mkdtempSync(join(tmpdir(), 'husbog-browser-')));
  const sites = [...(await sitesOf('own', join(folder, 'own'))), ...(await sitesOf('fixture', join(folder, 'fixture')))];
  return { sites, close: () => close(sites, given ? [] : [folder]) };
}

/** Builds all six sites into a folder, and gives the folder. */
export function buildSites(folder) {
  build(PROJECT, join(folder, 'own'));
  build(copyFixture(join(folder, 'project')), join(folder, 'fixture'));
  return folder;
}

/** Builds the project in `root` into `out`, for a day, and gives `out`. */
export function build(root, out, date = TODAY) {
  execFileSync(husbog(), ['build', '--hearing', '--root', root, '--out', out, '--date', date], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

/** A copy of the small project, with the theme under test, that a test may change. */
export function copyFixture(to) {
  cpSync(FIXTURE, to, { recursive: true });
  cpSync(join(PROJECT, 'themes'), join(to, 'themes'), { recursive: true });
  return to;
}

/** The program under test: the one that `HUSBOG` names, or what `cargo build` made. */
export function husbog() {
  const program = resolve(REPOSITORY, process.env.HUSBOG ?? 'target/debug/husbog');
  if (!existsSync(program)) throw new Error(`${program} is not there: run tests/all, or name the program in HUSBOG`);
  return program;
}

async function sitesOf(project, dist) {
  const staff = folderSite(`${project} staff`, join(dist, 'personale'));
  const hearing = folderSite(`${project} hearing`, join(dist, 'hearing'));
  return [await publicSite(project, dist), staff, hearing];
}

async function publicSite(project, dist) {
  const dir = join(dist, 'offentlig');
  const server = await serve(dir);
  return site(`${project} public`, dir, server.root, server.close);
}

/** Staff open their site and the hearing from a shared folder. */
function folderSite(name, dir) {
  return site(name, dir, `${pathToFileURL(dir)}/`, () => {});
}

function site(name, dir, root, close) {
  const staff = root.startsWith('file:');
  // What a web server shows for a wrong address has addresses of that server: nobody comes to it from a folder.
  const found = pagesOf(dir).filter(({ path }) => !staff || path !== '404.html');
  const pages = found.map(({ path, address, html }) => ({ path, html, url: root + (staff ? path : address) }));
  return { name, dir, root, staff, pages, kinds: oneOfEachKind(pages), close };
}

async function close(sites, folders) {
  await Promise.all(sites.map((site) => site.close()));
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
}
