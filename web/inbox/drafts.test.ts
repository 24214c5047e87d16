import { expect, test } from 'vitest';
import { memory_storage } from '../core/outbox';
import { Drafts } from './drafts';
import { nearest_language, read_settings, write_settings } from './settings';

test('a draft is kept per person and conversation', () => {
  const storage = memory_storage();
  const ana = new Drafts('ana', storage);
  ana.write('a', 'Temos sim');
  ana.write('b', 'Até amanhã');
  expect(new Drafts('ana', storage).read('a')).toBe('Temos sim');
  expect(ana.read('b')).toBe('Até amanhã');
  expect(ana.read('c')).toBe('');
  expect(new Drafts('duy', storage).read('a')).toBe('');
});

test('an emptied draft leaves nothing behind', () => {
  const storage = memory_storage();
  const drafts = new Drafts('ana', storage);
  drafts.write('a', 'x');
  drafts.write('a', '');
  expect(storage.length).toBe(0);
});

test("signing out wipes a person's own drafts and nothing else", () => {
  const storage = memory_storage();
  for (const person of ['ana', 'duy']) new Drafts(person, storage).write('a', person);
  storage.setItem('balcao.inbox.settings', '{}');
  new Drafts('ana', storage).wipe();
  expect(new Drafts('ana', storage).read('a')).toBe('');
  expect(new Drafts('duy', storage).read('a')).toBe('duy');
  expect(storage.getItem('balcao.inbox.settings')).toBe('{}');
});

test('a full storage is told, not thrown', () => {
  const full = { ...memory_storage(), setItem: () => { throw new Error('QuotaExceededError'); } };
  expect(new Drafts('ana', full).write('a', 'x')).toBe(false);
});

test('settings are kept, and broken ones fall back', () => {
  const storage = memory_storage();
  expect(read_settings(storage)).toEqual({ single_keys: true, language: null });
  write_settings({ single_keys: false, language: 'vi' }, storage);
  expect(read_settings(storage)).toEqual({ single_keys: false, language: 'vi' });
  storage.setItem('balcao.inbox.settings', '{"single_keys":false,"language":"tlh"}');
  expect(read_settings(storage)).toEqual({ single_keys: false, language: null });
  storage.setItem('balcao.inbox.settings', '[oops');
  expect(read_settings(storage)).toEqual({ single_keys: true, language: null });
});

test.each([
  [['pt-PT'], 'pt-BR'], [['fr-CA', 'en'], 'fr'], [['vi'], 'vi'], [['tlh', 'es-MX'], 'es'], [[], 'en'], [['zh'], 'en'],
])('%o reads %s', (wanted, language) => {
  expect(nearest_language(wanted)).toBe(language);
});
