// From the state to the lines of the log: day headings, grouped bubbles, the one status line, the closed line.
import { t } from '../core/i18n';
import type { ChatState, Message, Pending } from './state';
import { clock_text, day_heading, local_time } from './wall_clock';

export type LogItem =
  | { kind: 'day'; key: string; text: string }
  | { kind: 'message'; key: string; is_mine: boolean; is_tail: boolean; name: string; clock: string; text: string; status: string }
  | { kind: 'failed'; key: string; entry: Pending; problem: string }
  | { kind: 'closed'; key: string };

export interface View {
  shop_name: string;
  zone: string;
  now: Date;
  has_problem: boolean; // offline, or the server does not answer
}

const kGroupGapMs = 5 * 60_000;
export const kSendingShownAfterMs = 600;

export function log_items(state: ChatState, view: View): LogItem[] {
  const items: LogItem[] = [];
  const now = local_time(view.zone, view.now);
  let day = -1;
  const start_day = (at: Date) => {
    const local = local_time(view.zone, at);
    if (local.day_number !== day) {
      day = local.day_number;
      items.push({ kind: 'day', key: `day${day}`, text: day_heading(local, now) });
    }
    return clock_text(local);
  };
  const waiting = state.pending.filter((entry) => entry.refused === undefined);
  const last_own = waiting.length > 0 ? -1 : state.messages.findLastIndex((message) => message.from === 'you');
  state.messages.forEach((message, index) => {
    const clock = start_day(new Date(message.at));
    items.push({
      kind: 'message',
      key: message.from === 'you' && message.message_id !== '' ? message.message_id : `seq${message.seq}`,
      is_mine: message.from === 'you',
      is_tail: ends_group(message, state.messages[index + 1]),
      name: sender_name(message, view.shop_name),
      clock,
      text: message.text,
      status: index === last_own ? sent_status(state, message) : '',
    });
  });
  for (const entry of state.pending) {
    const clock = start_day(new Date(entry.at));
    if (entry.refused !== undefined) {
      items.push({ kind: 'failed', key: entry.id, entry, problem: problem_text(entry.refused) });
      continue;
    }
    const is_last = entry === waiting.at(-1);
    const status = is_last ? waiting_status(entry, view) : '';
    items.push({ kind: 'message', key: entry.id, is_mine: true, is_tail: is_last, name: t('chat.you'), clock, text: entry.body.text, status });
  }
  if (state.conversation?.work === 'closed') items.push({ kind: 'closed', key: 'closed' });
  return items;
}

function ends_group(message: Message, next: Message | undefined): boolean {
  if (next === undefined) return true;
  const is_late = Date.parse(next.at) - Date.parse(message.at) > kGroupGapMs;
  return next.from !== message.from || next.name !== message.name || is_late;
}

export function sender_name(message: Pick<Message, 'from' | 'name'>, shop_name: string): string {
  if (message.from === 'you') return t('chat.you');
  const name = message.name === '' ? shop_name : message.name;
  if (message.from === 'person') return name;
  return message.from === 'bot' ? `${name} · ${t('chat.automatic')}` : t('chat.automatic');
}

function sent_status(state: ChatState, message: Message): string {
  return (state.conversation?.business_read_seq ?? 0) >= message.seq ? t('chat.seen') : t('chat.sent');
}

function waiting_status(entry: Pending, view: View): string {
  if (view.has_problem) return t('chat.queued');
  return view.now.getTime() - entry.at >= kSendingShownAfterMs ? t('chat.sending') : '';
}

const kOwnWords = ['text_empty', 'message_too_long', 'message_id_conflict', 'location_unknown', 'store_not_available'];

export function problem_text(code: string): string {
  if (code === 'text_not_utf8' || code === 'text_control_character') return t('problem.text_strange');
  return kOwnWords.includes(code) ? t(`problem.${code}`) : t('problem.other', { code });
}
