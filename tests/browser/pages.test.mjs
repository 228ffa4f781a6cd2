// The choice of pages: nothing that a site has is left out of it, and nothing is in it twice without need.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lostReferences, oneOfEachKind } from './pages.mjs';

function check(pages, expected) {
  const given = Object.entries(pages).map(([path, html]) => ({ path, html }));
  assert.deepEqual(oneOfEachKind(given).map(({ path }) => path), expected);
}

it('pages of one kind are looked at once', () => {
  check({ 'huse/a/index.html': '<p>', 'huse/b/index.html': '<p>' }, ['huse/a/index.html']);
});

it('the page that has more stands for those that have less', () => {
  check({ 'huse/a/index.html': '<p>', 'huse/b/index.html': '<p><table>' }, ['huse/b/index.html']);
});

it('a tag, a class and a role are each reason enough', () => {
  const pages = { 'x/a/index.html': '<p><table>', 'x/b/index.html': '<p class="u v">', 'x/c/index.html': '<p role="note">' };
  check(pages, Object.keys(pages));
});

it('so is a folder of its own', () => {
  check({ '404.html': '<p>', 'huse/a/index.html': '<p>', 'index.html': '<p>' }, ['404.html', 'huse/a/index.html']);
});

it('folders that differ in a number are one', () => {
  check({ 'manualer/02/2025-2/index.html': '<p>', 'manualer/05/2025-2/index.html': '<p>' }, ['manualer/02/2025-2/index.html']);
});

it('pages of one name in several folders are one', () => {
  check({ 'huse/a/folder/index.html': '<p>', 'huse/b/folder/index.html': '<p>' }, ['huse/a/folder/index.html']);
  const alone = { 'om/a/index.html': '<p>', 'om/b/folder/index.html': '<p>' };
  check(alone, Object.keys(alone));
});

it('what refers to a place that is not there is found, and what is there twice', () => {
  const html = '<h2 id="a">A</h2><h2 id="a">A</h2><a href="#b">B</a><section aria-labelledby="a c">';
  assert.deepEqual(lostReferences({ html }), ['twice: a', 'not there: b', 'not there: c']);
});
