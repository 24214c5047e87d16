import { beforeAll, expect, test } from 'vitest';
import { use_catalogue } from '../core/i18n';
import english from '../i18n/consumer/en.json';
import { log_items, problem_text, type View } from './log_items';
import { kEmptyState, type ChatState, type From, type Message, type Pending } from './state';

beforeAll(() => use_catalogue('en', english));

const now = new Date('2026-11-22T15:06:00Z');
const view: View = { shop_name: 'Aurora', zone: 'America/Sao_Paulo', now, has_problem: false };

function message(seq: number, from: From, at: string, name = ''): Message {
  return { seq, at: `2026-11-${at}:00Z`, from, name, message_id: `m${seq}`, text: `text ${seq}` };
}

function pending(id: string, ms_ago: number, refused?: string): Pending {
  const entry = { id, order: 1, at: now.getTime() - ms_ago, body: { text: id } };
  return refused === undefined ? entry : { ...entry, refused };
}

function told(state: Partial<ChatState>, more: Partial<View> = {}): string[] {
  return log_items({ ...kEmptyState, ...state }, { ...view, ...more }).map((item) => {
    if (item.kind === 'message') return `${item.is_mine ? 'out' : 'in'}${item.is_tail ? '*' : ''} ${item.name} ${item.clock} ${item.status}`.trim();
    if (item.kind === 'failed') return `failed ${item.problem}`;
    return item.kind === 'day' ? `# ${item.text}` : item.kind;
  });
}

test('days and clocks are those of the shop', () => {
  const messages = [message(1, 'you', '21T02:30'), message(2, 'you', '21T03:30'), message(3, 'person', '22T14:00', 'Marina')];
  expect(told({ messages })).toEqual([
    '# 20 November',
    'out* You 23:30',
    '# Yesterday',
    'out* You 0:30 Sent',
    '# Today',
    'in* Marina 11:00',
  ]);
});

test('one sender within five minutes is one group', () => {
  const messages = [
    message(1, 'person', '22T14:00', 'Marina'),
    message(2, 'person', '22T14:04', 'Marina'),
    message(3, 'person', '22T14:10', 'Marina'),
    message(4, 'person', '22T14:11', 'Duy'),
    message(5, 'bot', '22T14:11', 'Aurora bot'),
    message(6, 'automatic', '22T14:11'),
  ];
  expect(told({ messages })).toEqual([
    '# Today',
    'in Marina 11:00',
    'in* Marina 11:04',
    'in* Marina 11:10',
    'in* Duy 11:11',
    'in* Aurora bot · Automatic 11:11',
    'in* Automatic 11:11',
  ]);
});

test('only the last own message has a status: sent, then seen', () => {
  const messages = [message(1, 'you', '22T14:00'), message(2, 'you', '22T14:20'), message(3, 'person', '22T14:30')];
  const conversation = { work: 'open', consumer_delivered_seq: 0, consumer_read_seq: 0, business_read_seq: 1 } as const;
  expect(told({ messages, conversation })[2]).toBe('out* You 11:20 Sent');
  expect(told({ messages, conversation: { ...conversation, business_read_seq: 2 } })[2]).toBe('out* You 11:20 Seen');
  expect(told({ messages, conversation })[1]).toBe('out* You 11:00');
});

test('"Sending" is said after 600 ms, "Waiting" at once when the network is known to be away', () => {
  const messages = [message(1, 'you', '22T15:00')];
  expect(told({ messages, pending: [pending('a', 500)] })).toEqual(['# Today', 'out* You 12:00', 'out* You 12:05']);
  expect(told({ messages, pending: [pending('a', 700)] })[2]).toBe('out* You 12:05 Sending');
  expect(told({ pending: [pending('a', 0), pending('b', 0)] }, { has_problem: true })).toEqual([
    '# Today',
    'out You 12:06',
    'out* You 12:06 Waiting for a connection',
  ]);
});

test('a refused message says why and leaves the status to the last accepted one', () => {
  const messages = [message(1, 'you', '22T15:00')];
  expect(told({ messages, pending: [pending('a', 900, 'message_too_long')] })).toEqual([
    '# Today',
    'out* You 12:00 Sent',
    'failed The message is too long. Make it shorter or send two.',
  ]);
  expect(problem_text('something_new')).toContain('something_new');
});

test('a closed conversation ends with its line', () => {
  const conversation = { work: 'closed', consumer_delivered_seq: 0, consumer_read_seq: 0, business_read_seq: 0 } as const;
  expect(told({ messages: [message(1, 'you', '22T15:00')], conversation }).at(-1)).toBe('closed');
});

test('keys stay the same when a pending message is accepted', () => {
  const before = log_items({ ...kEmptyState, pending: [pending('m9', 0)] }, view);
  const after = log_items({ ...kEmptyState, messages: [message(9, 'you', '22T15:06')] }, view);
  expect(after.map((item) => item.key)).toEqual(before.map((item) => item.key));
});
