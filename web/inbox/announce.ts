// The one polite voice of the inbox: new messages in the open conversation, and what came of an act. Never more than
// one sentence in two seconds; a burst is counted instead of read out.
import { signal } from '@preact/signals';
import { t } from '../core/i18n';
import type { StaffEvent } from './domain';
import { session, state } from './store';

export const spoken = signal('');

const kPauseMs = 2_000;
let queue: string[] = [];
let is_pausing = false;

export function announce(sentence: string): void {
  queue.push(sentence);
  if (!is_pausing) speak();
}

function speak(): void {
  if (queue.length === 0) return;
  const sentence = queue.length === 1 ? (queue[0] ?? '') : t('say.new_messages', { n: queue.length });
  queue = [];
  // The same words twice are read twice only if the region changes.
  spoken.value = spoken.value === sentence ? `${sentence}\u00a0` : sentence;
  is_pausing = true;
  setTimeout(() => {
    is_pausing = false;
    speak();
  }, kPauseMs);
}

export function announce_events(events: readonly StaffEvent[]): void {
  const { selected } = state.value;
  for (const event of events) {
    if (event.kind !== 'message_sent' || event.conversation !== selected) continue;
    if (event.actor.kind === 'staff' && event.actor.id === session.value?.staff.id) continue;
    announce(`${event.actor.name || t('customer.unnamed')}: ${event.body.text}`);
  }
}
