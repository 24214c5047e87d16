import { expect, test } from 'vitest';
import { make_entry, media_type, pack, short_manifest } from './pack.mjs';

const text = (words: string) => new TextEncoder().encode(words);

// Reads the blob as src/api/pages/assets.cpp does.
function unpack(blob: Uint8Array) {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const words = (at: number, length: number) => new TextDecoder().decode(blob.subarray(at, at + length));
  const entries = [];
  for (let i = 0; i < view.getUint32(8, true); i++) {
    const n = (field: number) => view.getUint32(16 + i * 52 + field * 4, true);
    entries.push({
      path: words(n(0), n(1)),
      type: words(n(2), n(3)),
      etag: words(n(4), n(5)),
      flags: n(6),
      raw: words(n(7), n(8)),
      offsets: [n(0), n(2), n(4), n(7), n(9), n(11)],
      gz: n(10),
      br: n(12),
    });
  }
  return { magic: words(0, 8), entries };
}

const long = 'body { color: red }\n'.repeat(50);
const entries = [
  make_entry('/a/x-1.css', text(long), 1),
  make_entry('/a/tiny-1.js', text(';'), 1),
  make_entry('/a/f-1.woff2', text(long), 1),
  make_entry('@i18n/consumer/en.json', text('{}'), 2),
];

test('what is packed comes out, sorted by path and aligned', () => {
  const { magic, entries: out } = unpack(pack(entries));
  expect(magic).toBe('BALCAOA1');
  expect(out.map((entry) => entry.path)).toEqual(['/a/f-1.woff2', '/a/tiny-1.js', '/a/x-1.css', '@i18n/consumer/en.json']);
  expect(out[2]).toMatchObject({ type: 'text/css; charset=utf-8', flags: 1, raw: long });
  for (const entry of out) for (const at of entry.offsets) expect(at % 16).toBe(0);
});

test('only texts that get smaller are compressed', () => {
  const { entries: out } = unpack(pack(entries));
  expect(out.map((entry) => entry.gz > 0)).toEqual([false, false, true, false]);
  expect(out.map((entry) => entry.br > 0)).toEqual([false, false, true, false]);
});

test('the order of the input does not change the bytes', () => {
  expect(pack(entries.toReversed())).toEqual(pack(entries));
});

test('the manifest names entries only', () => {
  const manifest = {
    'consumer/conversation.tsx': { file: 'c-1.js', name: 'conversation', isEntry: true, css: ['c-2.css'], imports: ['_shared.js'] },
    'consumer/page.css': { file: 'page-3.css', name: 'page', isEntry: true },
    '_shared.js': { file: 's-4.js', name: 'shared' },
  };
  expect(short_manifest(manifest)).toEqual({
    'conversation.css': '/a/c-2.css',
    'conversation.js': '/a/c-1.js',
    'conversation.js+1': '/a/s-4.js',
    'page.css': '/a/page-3.css',
  });
});

test('an unknown ending stops the build', () => {
  expect(() => media_type('/a/x.exe')).toThrow('no media type');
});
