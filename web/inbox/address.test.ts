import { expect, test } from 'vitest';
import { read_place, write_place } from './address_text';

test.each([
  ['', { view: 'needs_reply', store: null, chat: null, page: 'inbox' }],
  ['view=open', { view: 'open', store: null, chat: null, page: 'inbox' }],
  ['view=closed&store=s1&chat=c1', { view: 'closed', store: 's1', chat: 'c1', page: 'inbox' }],
  ['chat=c1', { view: 'needs_reply', store: null, chat: 'c1', page: 'inbox' }],
  ['view=open&page=stores', { view: 'open', store: null, chat: null, page: 'stores' }],
] as const)('%s is read and written alike', (query, place) => {
  expect(read_place(`?${query}`)).toEqual(place);
  expect(write_place(place)).toBe(query);
});

test('what is not known reads as the first view', () => {
  expect(read_place('?view=everything%20else&x=1').view).toBe('needs_reply');
});
