// The preview of a project that a test may change: `husbog serve` on a port of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { copyFixture, husbog, TODAY } from './site.mjs';

/** Starts the preview of a copy of the fixture. */
export async function startPreview() {
  const folder = mkdtempSync(join(tmpdir(), 'husbog-preview-'));
  const project = copyFixture(join(folder, 'project'));
  const server = spawn(husbog(), ['serve', '--root', project, '--port', '0', '--date', TODAY], { stdio: ['ignore', 'pipe', 'inherit'] });
  const root = await address(server);
  return {
    root,
    project,
    edit: (path, change) => edit(join(project, path), change),
    close: () => stop(server, folder),
  };
}

async function address(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/127\.0\.0\.1:\d+\//);
    if (found) return found[0];
  }
  throw new Error('husbog serve ended before it said where it is');
}

/** Changes a text as an editor does, and gives back what undoes it. */
function edit(path, change) {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the edit changes nothing in ${path}`);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}

/** Ends it as Ctrl-C does, and gives its exit code. */
async function stop(server, folder) {
  if (server.exitCode === null) {
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
  return server.exitCode;
}
