// The script that looks for borrowed sentences finds them, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrowed, ownWords, runsOf } from '../borrowed.mjs';

const SOURCE = 'Det er vigtigt, at en til to til tre til fire til alle er med fra starten.';

function check(text, expected, titles = []) {
  const runs = borrowed(ownWords(text, titles), runsOf([SOURCE]));
  assert.deepEqual(runs.map(({ line, words }) => `${line}: ${words}`), expected, text);
}

test('eight words in a row are found where they stand, at their greatest length', () => {
  check('Ingen lån her.\n\nMen: det er VIGTIGT at en\ntil to til **tre** herefter', ['3: det er vigtigt at en til to til tre']);
  check('det er vigtigt at en til to', []);
});

test('a marked quotation may be the same, an unmarked one may not', () => {
  const quote = `> ${SOURCE}\n>\n`;
  check(`${quote}> – Citat fra [guiden, afsnit 3](guide:3)\n`, []);
  check(`${quote}> – En anden\n`, ['1: det er vigtigt at en til to til tre til fire til alle er med fra starten']);
});

test('the titles of the guide may be the same', () => {
  check(`Se ${SOURCE}`, [], [SOURCE]);
});
