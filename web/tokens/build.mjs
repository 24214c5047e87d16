// tokens.json -> tokens.css. Colours are written in OKLCH where lightness matters and reach the browser as sRGB: all of
// them lie inside it, so the wide form would add bytes and change nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { to_hex } from './color.mjs';

const here = (name) => new URL(name, import.meta.url);

export function tokens_css(tokens) {
  const themed = (theme) => [
    ...Object.entries(tokens.colors).map(([name, value]) => `  --${name}: ${to_hex(value[theme])};`),
    ...Object.entries(tokens.themed).map(([name, value]) => `  --${name}: ${value[theme]};`),
  ];
  const plain = Object.entries(tokens.plain).map(([name, value]) => `  --${name}: ${value};`);
  return [
    '/* Made by tokens/build.mjs from tokens.json: change that. */',
    ':root {',
    '  color-scheme: light dark;',
    ...themed('light'),
    ...plain,
    '}',
    '@media (prefers-color-scheme: dark) {',
    ':root {',
    ...themed('dark'),
    '}',
    '}',
    '@media (prefers-contrast: more) {',
    ':root { --line: var(--control); --line2: var(--control); --ink3: var(--ink2); }',
    '}',
    '',
  ].join('\n');
}

if (process.argv[1] === here('').pathname || process.argv[1]?.endsWith('tokens/build.mjs')) {
  const tokens = JSON.parse(readFileSync(here('tokens.json'), 'utf8'));
  writeFileSync(here('tokens.css'), tokens_css(tokens));
}
