import { expect, test } from 'vitest';
import { seconds_of, span_of, span_text } from './spans';

test.each([
  [0, { count: 0, unit: 's' }],
  [59, { count: 59, unit: 's' }],
  [600, { count: 10, unit: 'min' }],
  [5_400, { count: 90, unit: 'min' }],
  [28_800, { count: 8, unit: 'h' }],
  [86_400, { count: 1, unit: 'd' }],
  [129_600, { count: 36, unit: 'h' }],
  [2_592_000, { count: 30, unit: 'd' }],
  [86_401, { count: 86_401, unit: 's' }],
] as const)('%d seconds', (seconds, span) => {
  expect(span_of(seconds)).toEqual(span);
  expect(seconds_of(span)).toBe(seconds);
});

test('in the words of the language', () => {
  expect(span_text(span_of(3_600), 'en')).toBe('1 hour');
  expect(span_text(span_of(2_592_000), 'pt-BR')).toBe('30 dias');
});
