import { expect, test } from 'vitest';
import { tokens_css } from './build.mjs';
import { contrast, to_hex } from './color.mjs';
import committed from './tokens.css?raw';
import tokens from './tokens.json';

type Theme = 'light' | 'dark';
const colors: Record<string, Record<Theme, string>> = tokens.colors;

function pair_contrast(ink: string, ground: string, theme: Theme): number {
  return contrast(colors[ink]?.[theme] ?? '', colors[ground]?.[theme] ?? '');
}

for (const theme of ['light', 'dark'] as const) {
  test.each(tokens.pairs.text)(`${theme}: text %s on %s reaches 4.5`, (ink, ground) => {
    expect(pair_contrast(ink!, ground!, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(tokens.pairs.graphic)(`${theme}: graphic %s on %s reaches 3`, (ink, ground) => {
    expect(pair_contrast(ink!, ground!, theme)).toBeGreaterThanOrEqual(3);
  });
}

test('the checked figures of the design are what the tokens give', () => {
  const figure = (ink: string, ground: string, theme: Theme) => Number(pair_contrast(ink, ground, theme).toFixed(1));
  expect(figure('ink3', 'bg', 'light')).toBe(5);
  expect(figure('ink3', 'accent-soft', 'dark')).toBe(5.3);
  expect(figure('on-accent', 'accent', 'light')).toBe(7.8);
  expect(figure('warn-ink', 'warn-soft', 'dark')).toBe(8.9);
  expect(figure('focus', 'bg', 'dark')).toBe(8.5);
});

test('OKLCH sources give the sRGB values of the design', () => {
  expect(to_hex(tokens.colors.bg.light)).toBe('#f5f5f0');
  expect(to_hex(tokens.colors.surface.dark)).toBe('#131b19');
  expect(to_hex(tokens.colors.accent.light)).toBe('#065e47');
  expect(to_hex(tokens.colors.warn.light)).toBe('#cc7b09');
});

test('tokens.css is the generated file', () => {
  expect(committed).toBe(tokens_css(tokens));
});
