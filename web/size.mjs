// The budgets of ux.md §4, in gzip bytes of what a first visit loads. Exit 1 when one is broken.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { read_builds } from './pack.mjs';

const files = process.argv[2] ?? join(new URL('.', import.meta.url).pathname, 'dist/files');
const { manifest: urls, paths } = read_builds(files);

function gzip_bytes(names) {
  const wanted = names.map((name) => basename(urls[name] ?? ''));
  return paths
    .filter((path) => wanted.includes(basename(path)))
    .reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
}

const scripts_of = (entry) => Object.keys(urls).filter((name) => name === `${entry}.js` || name.startsWith(`${entry}.js+`));

const kKilo = 1000;
const budgets = [
  ['conversation page, scripts', scripts_of('conversation'), 16 * kKilo],
  ['pictures in it', scripts_of('pictures'), 1 * kKilo], // apart; with photos the page may have 24 kB in all
  ['conversation page, styles', ['conversation.css'], 5 * kKilo],
  ['shop page, styles', ['page.css'], 5 * kKilo], // with 14 kB for HTML and styles; the HTML is held by api_test
  ['inbox, scripts', scripts_of('inbox'), 70 * kKilo],
  ['inbox, styles', ['inbox.css'], 12 * kKilo],
];

let is_broken = false;
for (const [what, names, most] of budgets) {
  const bytes = gzip_bytes(names);
  const verdict = bytes <= most ? 'ok' : 'TOO LARGE';
  if (bytes > most) is_broken = true;
  console.log(`${what.padEnd(28)} ${String(bytes).padStart(6)} of ${most} ${verdict}`);
}
process.exit(is_broken ? 1 : 0);
