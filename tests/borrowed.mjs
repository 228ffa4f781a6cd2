#!/usr/bin/env node
// Finds sentences borrowed from source documents.
//
//     node tests/borrowed.mjs FOLDER [PROJECT]
//
// Every run of eight words that a text of PROJECT (this repository unless named) has in common with a document in
// FOLDER is printed with its place; exit status 1 when there is one, 2 when a folder cannot be read.
//
// What may be the same: block quotations whose last line names their source (`> – Citat fra …`), and the titles of
// the guide, its sections and its annexes, as site.yaml lists them. The sources are not part of this repository, so
// this is run by hand; `tests/browser/borrowed.test.mjs` keeps the script itself honest.

import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How many words in a row count as borrowed. */
export const RUN = 8

/** The words of a text, each with its line: letters and digits, in lower case. */
export function words(text) {
  return text.split('\n').flatMap((line, index) =>
    [...line.normalize('NFC').toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => ({ word, line: index + 1 })))
}

/** A text without what may be the same, every line in its place. */
export function ownWords(text, titles = []) {
  const blank = (part) => part.replace(/[^\n]/g, ' ')
  const unquoted = text.replace(/(?:^[ \t]*>.*(?:\n|$))+/gm, (quote) =>
    /^>\s*[–-]\s*Citat fra .+$/m.test(quote.trimEnd().split('\n').at(-1).trim()) ? blank(quote) : quote)
  const unlinked = unquoted.replace(/\]\([^)\n]*\)/g, blank).replace(/\{#[\w-]+\}/g, blank)
  return titles.reduce((rest, title) => rest.replaceAll(title, blank(title)), unlinked)
}

/** The runs of a text that stand in the sources, each at its greatest length. */
export function borrowed(text, sources) {
  const all = words(text)
  const key = (at) => all.slice(at, at + RUN).map(({ word }) => word).join(' ')
  const runs = []
  for (let at = 0; at + RUN <= all.length; at += 1) {
    if (!sources.has(key(at))) continue
    const start = at
    while (at + RUN < all.length && sources.has(key(at + 1))) at += 1
    runs.push({ line: all[start].line, words: all.slice(start, at + RUN).map(({ word }) => word).join(' ') })
    at += RUN - 1
  }
  return runs
}

/** Every run of eight words of these texts. */
export function runsOf(texts) {
  const runs = new Set()
  for (const text of texts) {
    const all = words(text)
    for (let at = 0; at + RUN <= all.length; at += 1) {
      runs.add(all.slice(at, at + RUN).map(({ word }) => word).join(' '))
    }
  }
  return runs
}

/** The titles site.yaml lists under `guide`, longest first. */
function guideTitles(project) {
  const lines = readFileSync(join(project, 'site.yaml'), 'utf8').split('\n')
  const start = lines.findIndex((line) => /^guide:/.test(line))
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line))
  const values = lines.slice(start + 1, start + 1 + length).map((line) => line.replace(/^\s*("[^"]*"|\w+):\s*/, '').trim())
  return values.filter((value) => value.includes(' ')).sort((a, b) => b.length - a.length)
}

function files(folder, ending) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path, ending) : ending.test(entry.name) ? [path] : []
  })
}

function main([folder, project = fileURLToPath(new URL('..', import.meta.url))]) {
  if (!folder) throw new Error('usage: node tests/borrowed.mjs FOLDER [PROJECT]')
  const sources = runsOf(files(folder, /\.(txt|md)$/).map((path) => readFileSync(path, 'utf8')))
  if (sources.size === 0) throw new Error(`${folder} has no sources (.txt, .md)`)
  const titles = guideTitles(project)
  const texts = ['content', 'manuals', 'themes', 'README.md', 'site.yaml'].map((name) => join(project, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false }))
    .flatMap((path) => statSync(path).isDirectory() ? files(path, /\.(md|yaml|html)$/) : [path])
  let found = 0
  for (const path of texts) {
    for (const run of borrowed(ownWords(readFileSync(path, 'utf8'), titles), sources)) {
      found += 1
      console.log(`${relative(project, path)}:${run.line}: ${run.words}`)
    }
  }
  console.log(`${texts.length} texts, ${sources.size} rows of ${RUN} words in the sources, ${found} borrowed.`)
  return found === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}
