import { expect, test } from 'vitest';
import { held_order, visible_range } from './hold';

const none = new Set<string>();

test('what arrives on top waits and is counted', () => {
  expect(held_order(['b', 'c'], ['x', 'a', 'b', 'c'], none)).toEqual({ ids: ['b', 'c'], fresh: 2 });
});

test('a row that moved stays where it is', () => {
  expect(held_order(['a', 'b', 'c'], ['c', 'a', 'b'], none)).toEqual({ ids: ['a', 'b', 'c'], fresh: 0 });
});

test('a row that somebody else has answered stays until the hand is gone', () => {
  expect(held_order(['a', 'b', 'c'], ['a', 'c'], none).ids).toEqual(['a', 'b', 'c']);
});

test('a row that I have answered leaves at once', () => {
  expect(held_order(['a', 'b', 'c'], ['a', 'c'], new Set(['b'])).ids).toEqual(['a', 'c']);
});

test('a loaded page is put behind', () => {
  expect(held_order(['a', 'b'], ['a', 'b', 'c', 'd'], none)).toEqual({ ids: ['a', 'b', 'c', 'd'], fresh: 0 });
});

test('an empty list fills', () => {
  expect(held_order([], ['a'], none)).toEqual({ ids: ['a'], fresh: 0 });
});

test.each([
  [0, 800, 1000, { from: 0, to: 14 }],
  [8000, 800, 1000, { from: 96, to: 114 }],
  [79_500, 800, 1000, { from: 989, to: 1000 }],
  [0, 800, 3, { from: 0, to: 3 }],
  [5000, 800, 3, { from: 3, to: 3 }],
])('at %d of %d px', (top, height, count, range) => {
  expect(visible_range(top, height, 80, count)).toEqual(range);
});
