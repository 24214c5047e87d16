import { expect, test } from 'vitest';
import { make_translate, t, use_catalogue } from './i18n';

const minutes = { m: { one: '{n} minuto', many: '{n} de minutos', other: '{n} minutos' } };

test.each([
  ['pt-BR', 0, '0 minuto'],
  ['pt-BR', 1, '1 minuto'],
  ['pt-BR', 2, '2 minutos'],
  ['pt-BR', 1_000_000, '1.000.000 de minutos'],
  ['es', 0, '0 minutos'],
  ['es', 1, '1 minuto'],
  ['vi', 1, '1 minutos'],
  ['en', 1_000_000, '1,000,000 minutos'],
])('%s chooses the form of %d', (language, n, sentence) => {
  expect(make_translate(language, minutes)('m', { n })).toBe(sentence);
});

test('a placeholder is replaced once: values are never read as sentences', () => {
  const translate = make_translate('en', { hello: '{a} and {b}' });
  expect(translate('hello', { a: '{b}', b: '$&' })).toBe('{b} and $&');
});

test('what is missing stays visible', () => {
  const translate = make_translate('en', { hello: 'Hello {name}' });
  expect(translate('hello')).toBe('Hello {name}');
  expect(translate('nothing')).toBe('nothing');
  expect(translate('toString')).toBe('toString');
});

test('t speaks the catalogue in use', () => {
  use_catalogue('fr', { send: 'Envoyer' });
  expect(t('send')).toBe('Envoyer');
});
