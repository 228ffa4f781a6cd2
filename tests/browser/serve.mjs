// A web server for a built public site: only 127.0.0.1, only that folder, compressed as a real one does it.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/** Serves `dir`; gives the address of its root and `close`. */
export async function serve(dir) {
  const server = createServer((request, response) => answer(dir, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { root: `http://127.0.0.1:${server.address().port}/`, close: () => stop(server) };
}

/** How many bytes a file takes on its way. */
export function transferred(bytes) {
  return gzipSync(bytes, { level: 6 }).length;
}

function answer(dir, request, response) {
  const path = fileAt(dir, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  if (path) return send(response, 200, path);
  const missing = join(dir, '404.html');
  if (existsSync(missing)) return send(response, 404, missing);
  response.writeHead(404).end();
}

function fileAt(dir, address) {
  const path = join(dir, normalize(address));
  const file = address.endsWith('/') ? join(path, 'index.html') : path;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function send(response, status, path) {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip' });
  response.end(gzipSync(readFileSync(path), { level: 6 }));
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
