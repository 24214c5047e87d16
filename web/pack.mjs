// dist/files -> one blob that is linked into the program: dist/pack/assets.bin (format: src/api/pages/assets.h) and
// assets.S around it. Texts are packed twice, brotli 11 and gzip 9, at build time. Same input, same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = new URL('.', import.meta.url).pathname;
const kImmutable = 1;
const kInternal = 2;
const kTypes = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.yaml': 'application/yaml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.webmanifest': 'application/manifest+json',
};

export function media_type(path) {
  const type = kTypes[path.slice(path.lastIndexOf('.'))];
  if (type === undefined) throw new Error(`${path}: no media type is known for this ending`);
  return type;
}

const is_text = (type) => /^text\/|json|svg|yaml/.test(type);

export function make_entry(path, raw, flags, type = media_type(path)) {
  const etag = hash_of(raw).slice(0, 24);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const none = Buffer.alloc(0);
  const packs = is_text(type) && (flags & kInternal) === 0;
  const smaller = (packed) => (packed.length < raw.length ? packed : none);
  const gz = packs ? smaller(gzipSync(raw, { level: 9 })) : none;
  const br = packs ? smaller(brotliCompressSync(raw, { params })) : none;
  return { path, type, etag, flags, raw, gz, br };
}

export function pack(entries) {
  const sorted = entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const header = Buffer.alloc(16 + sorted.length * 52);
  header.write('BALCAOA1', 'latin1');
  header.writeUInt32LE(sorted.length, 8);
  const parts = [header];
  let size = header.length;
  const append = (bytes) => {
    const padding = (16 - (size % 16)) % 16;
    parts.push(Buffer.alloc(padding), bytes);
    const at = size + padding;
    size = at + bytes.length;
    return at;
  };
  sorted.forEach((entry, index) => {
    const spans = [entry.path, entry.type, entry.etag].map((text) => Buffer.from(text));
    const numbers = spans.flatMap((bytes) => [append(bytes), bytes.length]);
    numbers.push(entry.flags);
    for (const bytes of [entry.raw, entry.gz, entry.br]) numbers.push(bytes.length === 0 ? 0 : append(bytes), bytes.length);
    numbers.forEach((number, field) => header.writeUInt32LE(number, 16 + index * 52 + field * 4));
  });
  return Buffer.concat(parts);
}

// The files a script pulls in, so that the page can ask for them at the same time.
function all_imports(vite_manifest, chunk, found = []) {
  for (const key of chunk.imports ?? []) {
    const { file } = vite_manifest[key];
    if (found.includes(file)) continue;
    found.push(file);
    all_imports(vite_manifest, vite_manifest[key], found);
  }
  return found;
}

// {"conversation.js": "/a/conversation-X.js", "conversation.js+1": what it imports, …} from Vite's own manifest.
export function short_manifest(vite_manifest) {
  const urls = {};
  for (const chunk of Object.values(vite_manifest)) {
    if (!chunk.isEntry) continue;
    urls[`${chunk.name}.${chunk.file.endsWith('.css') ? 'css' : 'js'}`] = `/a/${chunk.file}`;
    for (const css of chunk.css ?? []) urls[`${chunk.name}.css`] = `/a/${css}`;
    all_imports(vite_manifest, chunk).forEach((file, index) => (urls[`${chunk.name}.js+${index + 1}`] = `/a/${file}`));
  }
  return Object.fromEntries(Object.entries(urls).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// What the builds in `folder` (one folder each) made: one manifest, all files. Names carry hashes, so none meets another.
export function read_builds(folder) {
  const manifest = {};
  const paths = [];
  for (const build of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, build))) {
      const path = join(folder, build, name);
      if (name === 'manifest.json') Object.assign(manifest, short_manifest(JSON.parse(readFileSync(path, 'utf8'))));
      else paths.push(path);
    }
  }
  return { manifest, paths };
}

function hash_of(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

// node pack.mjs [built files] [folder for the pack]
function main() {
  const [files = join(here, 'dist/files'), folder = join(here, 'dist/pack')] = process.argv.slice(2);
  const { manifest, paths } = read_builds(files);
  const icon = readFileSync(join(here, 'icons/balcao.svg'));
  manifest['balcao.svg'] = `/a/balcao-${hash_of(icon).slice(0, 8)}.svg`;
  const entries = [make_entry(manifest['balcao.svg'], icon, kImmutable)];
  entries.push(make_entry('@manifest', Buffer.from(JSON.stringify(manifest)), kInternal, kTypes['.json']));
  // A service worker has one address for ever: the browser asks there whether it has changed.
  const is_worker = (path) => basename(path) === basename(manifest['inbox-worker.js'] ?? '');
  for (const path of paths) {
    const entry = is_worker(path) ? ['/inbox-worker.js', 0] : [`/a/${basename(path)}`, kImmutable];
    entries.push(make_entry(entry[0], readFileSync(path), entry[1]));
  }
  entries.push(make_entry('/openapi.yaml', readFileSync(join(here, '../api/openapi.yaml')), 0));
  const texts = join(here, 'i18n/consumer');
  for (const name of readdirSync(texts)) {
    if (name === 'same_as_english.json') continue;
    const flat = JSON.stringify(JSON.parse(readFileSync(join(texts, name), 'utf8')));
    entries.push(make_entry(`@i18n/consumer/${name}`, Buffer.from(flat), kInternal));
  }
  const blob = pack(entries);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'assets.bin'), blob);
  writeFileSync(join(folder, 'assets.S'), assembly(join(folder, 'assets.bin')));
  console.log(`${entries.length} assets, ${blob.length} bytes`);
}

function assembly(blob_path) {
  return [
    '/* Made by web/pack.mjs. */',
    '    .section .rodata',
    '    .balign 16',
    '    .globl balcao_assets_begin',
    '    .globl balcao_assets_end',
    'balcao_assets_begin:',
    `    .incbin ${JSON.stringify(blob_path)}`,
    'balcao_assets_end:',
    '    .section .note.GNU-stack,"",@progbits',
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('pack.mjs')) main();
