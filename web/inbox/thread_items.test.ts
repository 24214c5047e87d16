import { expect, test } from 'vitest';
import type { StaffEvent } from './domain';
import { actor, asked_at, event_of } from './made_events';
import { thread_items, type ThreadParts } from './thread_items';

const me = actor('staff', 'Ana');
const duy = actor('staff', 'Duy');

function items(events: StaffEvent[], more: Partial<ThreadParts> = {}) {
  const conversation = asked_at('2026-11-20T08:00:00.000Z');
  return thread_items({
    events, unsent: [], conversation, me: me.id, unread_after: null, day_of: (at) => at.slice(0, 10), ...more,
  });
}

const text = (seq: number, at: string, by = actor('consumer', 'Rafael')) => (
  event_of(seq, 'message_sent', `2026-11-${at}:00.000Z`, { message_id: `m${seq}` }, by)
);

test('days are marked, receipts and typing are not lines', () => {
  const found = items([
    event_of(1, 'conversation_started', '2026-11-20T08:00:00.000Z'),
    text(2, '20T08:00'),
    event_of(3, 'receipt_given', '2026-11-20T08:01:00.000Z'),
    event_of(4, 'presence_shown', '2026-11-20T08:01:00.000Z'),
    text(5, '21T08:00', me),
  ]);
  expect(found.map((item) => item.kind)).toEqual(['day', 'quiet', 'message', 'day', 'message']);
});

test('messages of one person within five minutes stand together', () => {
  const found = items([text(1, '20T08:00'), text(2, '20T08:04'), text(3, '20T08:10'), text(4, '20T08:11', me)]);
  const groups = found.flatMap((item) => (item.kind === 'message' ? [[item.starts_group, item.ends_group]] : []));
  expect(groups).toEqual([[true, false], [false, true], [true, true], [true, true]]);
});

test('two people of the shop are told apart', () => {
  const found = items([text(1, '20T08:00', me), text(2, '20T08:00', duy), text(3, '20T08:00', actor('bot', 'Bia'))]);
  expect(found.flatMap((item) => (item.kind === 'message' ? [item.author] : []))).toEqual(['you', 'staff', 'bot']);
});

test('the divider stands once, before the first message that was unread', () => {
  const found = items([text(1, '20T08:00'), text(2, '20T08:01', me), text(3, '20T08:02'), text(4, '20T08:03')], {
    unread_after: 2,
  });
  expect(found.map((item) => item.kind)).toEqual(['day', 'message', 'message', 'unread', 'message', 'message']);
});

test('only the last message of the shop has a receipt', () => {
  const conversation = { ...asked_at('2026-11-20T08:00:00.000Z'), consumer_delivered_seq: 3, consumer_read_seq: 2 };
  const events = [text(2, '20T08:00', me), text(3, '20T08:01', me), text(4, '20T08:02')];
  const receipts = (more: Partial<ThreadParts>) => (
    items(events, more).flatMap((item) => (item.kind === 'message' ? [item.receipt] : []))
  );
  expect(receipts({ conversation })).toEqual([null, 'delivered', null]);
  expect(receipts({ conversation: { ...conversation, consumer_read_seq: 3 } })).toEqual([null, 'seen', null]);
  expect(receipts({})).toEqual([null, 'sent', null]);
});

test('an unsent message becomes the sent one, never both', () => {
  const entry = { id: 'm2', order: 1, at: 0, body: 'Sim' };
  const before = items([text(1, '20T08:00')], { unsent: [entry] });
  const after = items([text(1, '20T08:00'), text(2, '20T08:01', me)], { unsent: [entry] });
  expect(before.at(-1)).toMatchObject({ kind: 'unsent', key: 'message-m2' });
  expect(after.at(-1)).toMatchObject({ kind: 'message', key: 'message-m2' });
  expect(after.filter((item) => item.key === 'message-m2')).toHaveLength(1);
});

test('a note is a line of its own, between the messages, and takes the place of the unsent one', () => {
  const note = event_of(2, 'note_added', '2026-11-20T08:01:00.000Z', { note_id: 'n1' }, me);
  const unsent = [{ id: 'n1', order: 1, at: 0, body: { text: 'Guardei um.', is_note: true as const } }];
  const events = [text(1, '20T08:00', me), note, text(3, '20T08:02', me)];
  const found = items(events, { unsent });
  expect(found.map((item) => item.kind)).toEqual(['day', 'message', 'note', 'message']);
  expect(found[2]).toMatchObject({ key: 'message-n1', author: 'you' });
  expect(items([text(1, '20T08:00', me)], { unsent }).at(-1)).toMatchObject({ kind: 'unsent', key: 'message-n1' });
});
