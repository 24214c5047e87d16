// One conversation in the list: who, what they said, which store, and how much time is left.
import { useComputed } from '@preact/signals';
import { t } from '../../core/i18n';
import { select } from '../actions';
import { age_text, duration_text, spoken_clock_text } from '../clock';
import type { Conversation } from '../domain';
import { kRowPx, move_cursor } from '../list_state';
import { unsent_of } from '../outboxes';
import { now_ms, state, store_of } from '../store';
import { conversation_of } from '../state';
import { say, short_date } from '../words';
import { clock_of, display_name, RingAvatar } from './avatar';

interface Props {
  id: string;
  index: number;
  total: number;
  is_active: boolean;
  is_selected: boolean;
}

// A row is drawn again when its own conversation or its own words change, not when anything changes anywhere: every
// value it reads from the state is a computed one. Its id never changes (rows are keyed by it).
export function Row({ id, index, total, is_active, is_selected }: Props) {
  const own = useComputed(() => conversation_of(state.value, id));
  const conversation = own.value;
  const time = useComputed(() => (own.value === undefined ? '' : time_of(own.value)));
  const facts = useComputed(() => (own.value === undefined ? '' : spoken_facts(own.value)));
  const band = useComputed(() => (own.value === undefined ? null : clock_of(own.value, now_ms.value)?.band) ?? 'quiet');
  if (conversation === undefined) return null;
  const open = () => {
    move_cursor(index);
    select(id);
  };
  return (
    <div
      id={`row-${id}`} class="row" role="option" aria-selected={is_selected} aria-posinset={index + 1}
      aria-setsize={total} data-active={is_active ? '' : undefined} onClick={open}
      data-unread={conversation.unread > 0 ? '' : undefined} style={{ transform: `translateY(${index * kRowPx}px)` }}
    >
      <RingAvatar conversation={conversation} />
      <div class="row-text">
        <div class="row-line">
          <span class="row-name" dir="auto">{display_name(conversation)}</span>
          <span class="hidden">, {facts.value}, </span>
          <span class="row-time" data-band={band.value} aria-hidden="true">{time.value}</span>
        </div>
        <div class="row-line">
          <span class="row-preview" dir="auto"><Preview conversation={conversation} /></span>
          {conversation.unread > 0 && <span class="badge" aria-hidden="true">{conversation.unread}</span>}
        </div>
        <span class="hidden">, </span>
        <div class="row-meta" dir="auto">{meta_of(conversation)}</div>
      </div>
    </div>
  );
}

function Preview({ conversation }: { conversation: Conversation }) {
  if (unsent_of(conversation.id).some((entry) => entry.refused !== undefined)) {
    return <span class="row-failed">{t('row.not_sent')}</span>;
  }
  const has_any = conversation.preview !== '' || conversation.preview_has_picture;
  const is_ours = conversation.preview_actor !== 'consumer' && has_any;
  const from = conversation.preview_actor === 'staff' ? t('row.us') : t('author.automatic');
  return <>{is_ours && <span class="row-from">{from}: </span>}{preview_text(conversation)}</>;
}

function preview_text({ preview, preview_has_picture }: Conversation): string {
  if (!preview_has_picture) return preview;
  return preview === '' ? t('picture.word') : `${t('picture.word')} · ${preview}`;
}

export function time_of(conversation: Conversation): string {
  const clock = clock_of(conversation, now_ms.value);
  if (clock !== null) {
    const text = say(duration_text(Math.abs(clock.left_ms)));
    return clock.band === 'late' ? t('row.late', { time: text }) : text;
  }
  const age = age_text(conversation.last_activity_at, now_ms.value);
  return age === null ? short_date(conversation.last_activity_at) : say(age);
}

function meta_of(conversation: Conversation): string {
  const store = store_of(conversation.location)?.name ?? '';
  const closed = conversation.work === 'closed' ? t('work.closed') : '';
  return [store, closed, conversation.assignee?.name ?? ''].filter(Boolean).join(' · ');
}

// The short words and the badge, as they are said: "Rafael Souza, 1 new message, answer in 2 hours, …".
function spoken_facts(conversation: Conversation): string {
  const clock = clock_of(conversation, now_ms.value);
  const time = clock === null ? time_of(conversation) : say(spoken_clock_text(clock));
  return conversation.unread > 0 ? `${t('say.unread', { n: conversation.unread })}, ${time}` : time;
}
