import { expect, test } from 'vitest';
import type { Conversation } from './domain';
import { pasted_conversation, same_person_choices } from './same_person';

const kId = '01900000-0000-7000-8000-00000000000a';

test.each([
  [kId, kId],
  [`  ${kId.toUpperCase()} `, kId],
  [`https://chat.example.org/inbox?view=open&chat=${kId}`, kId],
  [`https://chat.example.org/inbox?chat=${kId}#end`, kId],
  ['https://chat.example.org/inbox?chat=x', null],
  [`https://chat.example.org/${kId}`, null],
  ['Rui', null],
  ['', null],
])('%s names %s', (text, id) => {
  expect(pasted_conversation(text)).toBe(id);
});

function talk(id: string, consumer: string, consumer_name: string, preview = ''): Conversation {
  return { id, consumer, consumer_name, preview } as Conversation;
}

const rui = talk('1', 'r', 'Rui');
const all = [rui, talk('2', 'r', 'Rui'), talk('3', 'e', 'Éva', 'it is me'), talk('4', 'l', 'Leo', 'EVA was here'), talk('5', 'o', 'Otto')];
const ids = (words: string, linked: string[] = [], most = 8) => same_person_choices(
  all, rui, linked.map((conversation) => ({ conversation, location: '', consumer_name: '', preview: '', is_direct: true })), words, most,
).map((one) => one.id);

test('others are found by name and words, whatever their case and accents', () => {
  expect(ids('eva')).toEqual(['3', '4']);
  expect(ids(' ÉVA')).toEqual(['3', '4']);
  expect(ids('')).toEqual(['3', '4', '5']);
  expect(ids('nobody')).toEqual([]);
});

test('nobody is offered who is the same customer or linked already', () => {
  expect(ids('', ['3'])).toEqual(['4', '5']);
  expect(ids('', [], 2)).toEqual(['3', '4']);
});
