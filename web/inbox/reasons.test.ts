import { expect, test } from 'vitest';
import { apply_event } from './apply_event';
import { actor, asked_at, event_of } from './made_events';
import { needs_reason, reason_of } from './reasons';

const ana = actor('staff', 'Ana');
const answer = event_of(3, 'message_sent', '2026-11-20T09:00:00.000Z', { message_id: 'a1', text: 'I will ask.' }, ana);
const asked = asked_at('2026-11-20T08:00:00.000Z');
const answered = apply_event(asked, answer);
const at = (text: string) => Date.parse(text);

test('a reason is needed a day after the shop had the last word', () => {
  expect(needs_reason(asked, at('2026-11-29T08:00:00.000Z'))).toBe(false);
  expect(needs_reason(answered, at('2026-11-21T08:59:59.999Z'))).toBe(false);
  expect(needs_reason(answered, at('2026-11-21T09:00:00.000Z'))).toBe(true);
});

test('evidence comes from the thread', () => {
  const now = at('2026-11-22T10:00:00.000Z');
  expect(reason_of('CONV.PROMISED_INFO', '', answered, [answer], now)).toEqual({
    code: 'CONV.PROMISED_INFO', evidence: { message_id: 'a1', promised_on: '2026-11-22' },
  });
  expect(reason_of('CONV.PROMISED_INFO', '', answered, [], now)).toBeNull();
  expect(reason_of('CONV.NEXT_DAY_NUDGE', '', answered, [], now)?.evidence).toEqual({ episode: 1 });
  expect(reason_of('POSTSALE.SHIPPED', ' ', answered, [], now)).toBeNull();
  expect(reason_of('POSTSALE.SHIPPED', ' 77 ', answered, [], now)?.evidence).toEqual({ order_id: '77', status: 'shipped' });
});
