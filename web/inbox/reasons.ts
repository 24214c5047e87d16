// Why staff write again when nobody waits (WIN-08): the reasons that the inbox can give evidence for, from the thread
// and from one number that staff type. Pure.
import { kReasonAfterMs, type ContactReason, type Conversation, type StaffEvent } from './domain';

export const kReasonCodes = ['CONV.PROMISED_INFO', 'CONV.NEXT_DAY_NUDGE', 'POSTSALE.SHIPPED'] as const;
export type ReasonCode = (typeof kReasonCodes)[number];

// The shop had the last word, a day ago or longer.
export function needs_reason(conversation: Conversation, now_ms: number): boolean {
  if (!conversation.has_last_word || conversation.last_business_at === undefined) return false;
  return now_ms - Date.parse(conversation.last_business_at) >= kReasonAfterMs;
}

// Null: something is missing still. `detail` is the order's number where one is asked for.
export function reason_of(
  code: ReasonCode, detail: string, conversation: Conversation, events: readonly StaffEvent[], now_ms: number,
): ContactReason | null {
  switch (code) {
    case 'CONV.NEXT_DAY_NUDGE': return { code, evidence: { episode: conversation.episode } };
    case 'CONV.PROMISED_INFO': {
      const promise = events.findLast((event) => event.kind === 'message_sent' && event.actor.kind === 'staff');
      if (promise?.kind !== 'message_sent') return null;
      const promised_on = new Date(now_ms).toISOString().slice(0, 10);
      return { code, evidence: { message_id: promise.body.message_id, promised_on } };
    }
    case 'POSTSALE.SHIPPED': {
      const order_id = detail.trim();
      return order_id === '' ? null : { code, evidence: { order_id, status: 'shipped' } };
    }
  }
}
