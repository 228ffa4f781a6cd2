// The pages of a built site, and the few of them that together show everything the site has.
//
// Which kinds of page there are is read from what was built, so that a new kind is tried without being
// named here: the pages are chosen until every folder, tag, class and role of the site is on one of them.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Every page of the site in `dir`: its path, the address below the root, and its HTML. What only leads on to another
 * page is not one: the browser has left it before it can be looked at.
 */
export function pagesOf(dir) {
  const files = readdirSync(dir, { recursive: true }).map((path) => path.split(sep).join('/'));
  const pages = files.filter((path) => path.endsWith('.html')).sort();
  if (pages.length === 0) throw new Error(`${dir} has no pages`);
  const all = pages.map((path) => ({ path, address: address(path), html: readFileSync(join(dir, path), 'utf8') }));
  return all.filter(({ html }) => !html.includes('http-equiv="refresh"'));
}

/** The fewest pages, or nearly, that together show everything there is on any of them. */
export function oneOfEachKind(pages) {
  const shared = sharedNames(pages);
  const marks = new Map(pages.map((page) => [page, marksOf(page, shared)]));
  const missing = new Set([...marks.values()].flatMap((found) => [...found]));
  const chosen = [];
  while (missing.size > 0) {
    const best = pages.reduce((a, b) => (news(marks.get(b), missing) > news(marks.get(a), missing) ? b : a));
    marks.get(best).forEach((mark) => missing.delete(mark));
    chosen.push(best);
  }
  return chosen.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Ids that are there twice, and what refers to a place that is not on the page; deleted text in a redline may. */
export function lostReferences({ html }) {
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => decodeURIComponent(id));
  const names = [...html.matchAll(/ (?:aria-(?:labelledby|describedby)|for)="([^"]*)"/g)].flatMap(([, list]) => list.split(' '));
  const lost = html.includes('class="redline"') ? [] : [...links, ...names].filter((id) => !ids.includes(id));
  return [...twice.map((id) => `twice: ${id}`), ...lost.map((id) => `not there: ${id}`)];
}

function address(path) {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

function news(marks, missing) {
  return [...marks].filter((mark) => missing.has(mark)).length;
}

/** What a page has: the folder it lies in, and its tags with their classes and roles. */
function marksOf({ path, html }, shared) {
  const marks = new Set([`folder ${shared.has(nameBelow(path)) ? nameBelow(path) : folder(path)}`]);
  for (const [, tag, attributes] of html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)) {
    marks.add(tag);
    classes(attributes).forEach((name) => marks.add(`${tag}.${name}`));
    marks.add(`${tag} ${attributes.match(/ role="([^"]*)"/)?.[1] ?? ''}`);
  }
  return marks;
}

function classes(attributes) {
  return attributes.match(/ class="([^"]*)"/)?.[1].split(' ') ?? [];
}

/** The names that pages of several folders share, such as the card of each activity: those pages are of one kind. */
function sharedNames(pages) {
  const names = pages.map(({ path }) => nameBelow(path)).filter((name) => name !== '');
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

/** A page in the folder of another, whatever that is called, such as `aktiviteter/…/kort`; empty where it is in none. */
function nameBelow(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.length < 3 ? '' : [...parts.slice(0, -2), '…', withoutNumber(parts.at(-1))].join('/');
}

/** The folder a page lies in; folders that differ in a number only are one. */
function folder(path) {
  const parts = path.split('/').slice(0, -1);
  const parent = path.endsWith('index.html') ? parts.slice(0, -1) : parts;
  return parent.map(withoutNumber).join('/');
}

function withoutNumber(part) {
  return part.replace(/^\d.*/, '#');
}
