import { expect, test } from 'vitest';
import type { LevelTexts } from './shapes';
import { inherited, origin_of, says_anything } from './text_origin';

const brand: LevelTexts = { level: 'brand', welcome: { en: 'Hello from the brand' }, away: {}, starters: [], version: 3 };
const install: LevelTexts = { level: 'install', welcome: { en: 'Hello from us all' }, away: { en: 'Closed. {{phone}}' }, starters: ['Hours?'], version: 1 };

test('the store comes first, then the brand, then the install', () => {
  expect(origin_of('welcome', { en: 'Ours' }, [brand, install])).toEqual({ level: 'location', said: { en: 'Ours' } });
  expect(origin_of('welcome', {}, [brand, install]).level).toBe('brand');
  expect(origin_of('away', {}, [brand, install]).level).toBe('install');
  expect(origin_of('starters', [], [brand, install])).toEqual({ level: 'install', said: ['Hours?'] });
});

test('blank words are none', () => {
  expect(says_anything({ en: '  ', fr: '' })).toBe(false);
  expect(says_anything([])).toBe(false);
  expect(origin_of('welcome', { en: ' ' }, [brand]).level).toBe('brand');
});

test('what nobody says is the product\'s', () => {
  expect(inherited('away', [brand])).toEqual({ level: 'standard', said: {} });
  expect(inherited('starters', [])).toEqual({ level: 'standard', said: [] });
});
