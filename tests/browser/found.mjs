// How a test says what it found.

import assert from 'node:assert/strict';

const SHOWN = 8;

/** Fails with a line for each thing that was found; a long list is cut. */
export function nothing(found, where) {
  const lines = [...new Set(found)];
  const more = lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more`] : [];
  assert.ok(lines.length === 0, [`${where}:`, ...lines.slice(0, SHOWN), ...more].join('\n  '));
}
