import { expect, test } from 'vitest';
import { lint_area } from './lint.mjs';

const en = { hi: 'Hello {name}', n: { one: '{n} day', other: '{n} days' } };
const fr = { hi: 'Bonjour {name}', n: { one: '{n} jour', many: '{n} de jours', other: '{n} jours' } };

test('a good pair has no findings', () => {
  expect(lint_area({ en, fr }, [])).toEqual([]);
});

test.each([
  ['missing key', { n: fr.n }, 'fr: hi is missing'],
  ['extra key', { ...fr, more: 'x' }, 'fr: more is not in en'],
  ['changed placeholder', { ...fr, hi: 'Bonjour {nom}' }, 'fr: hi has the placeholders {nom} instead of {name}'],
  ['missing class', { ...fr, n: { one: '{n} jour', other: '{n} jours' } }, 'fr: n lacks the plural form "many"'],
  ['class never used', { ...fr, n: { ...fr.n, few: '{n} j' } }, 'fr: n has the plural form "few", never used there'],
  ['English copy', { ...fr, hi: en.hi }, 'fr: hi is the English text'],
  ['empty', { ...fr, hi: '' }, 'fr: hi has the placeholders {} instead of {name}'],
  ['no plural', { ...fr, n: '{n} jours' }, 'fr: n has plural forms in one language only'],
])('%s is found', (_, broken, finding) => {
  expect(lint_area({ en, fr: broken }, [])).toContain(finding);
});

test('the allow-list takes keys, prefixes and one language', () => {
  const same = { hi: en.hi, n: fr.n };
  expect(lint_area({ en, fr: same }, ['hi'])).toEqual([]);
  expect(lint_area({ en, fr: same }, ['h*'])).toEqual([]);
  expect(lint_area({ en, fr: same }, ['hi@fr'])).toEqual([]);
  expect(lint_area({ en, fr: same }, ['hi@es'])).toHaveLength(1);
});
