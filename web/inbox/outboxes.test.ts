import { expect, test } from 'vitest';
import { is_note, request_of, text_of } from './outboxes';

const entry = { id: 'm1', order: 1, at: 0 };

test('a note never takes the way of a message', () => {
  const note = { text: 'Guardei um.', is_note: true as const };
  expect(is_note(note)).toBe(true);
  expect(request_of({ ...entry, body: note })).toEqual({ path: 'notes', body: { client_note_id: 'm1', text: 'Guardei um.' } });
});

test('a message says what its author had seen, and that it goes anyway', () => {
  const reply = { text: 'Sim!', seen_seq: 7, send_anyway: true };
  expect(is_note(reply)).toBe(false);
  expect(request_of({ ...entry, body: reply })).toEqual({
    path: 'messages', body: { client_message_id: 'm1', text: 'Sim!', seen_seq: 7, send_anyway: true },
  });
});

test('what an older inbox left in the browser is still a message', () => {
  expect(text_of('Oi')).toBe('Oi');
  expect(request_of({ ...entry, body: 'Oi' })).toEqual({ path: 'messages', body: { client_message_id: 'm1', text: 'Oi' } });
});
