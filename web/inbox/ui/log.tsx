// What was said, oldest on top. It keeps to the end while the reader is at the end, and keeps its place while earlier
// messages arrive above.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import type { Conversation } from '../domain';
import { unsent_of } from '../outboxes';
import { language, now_ms, session, state, store_of } from '../store';
import { load_earlier } from '../sync';
import { thread_items, type ThreadItem } from '../thread_items';
import { day_of, day_title } from '../words';
import { display_name } from './avatar';
import { Bubble, Unsent } from './bubble';
import { Icon } from './icons';
import { Note } from './note';
import { Quiet } from './quiet';
import { Writers } from './writers';

const kNearEndPx = 80;
const kNearTopPx = 240;

export function Log({ conversation }: { conversation: Conversation }) {
  const thread = state.value.threads.get(conversation.id);
  const unsent = unsent_of(conversation.id);
  const zone = store_of(conversation.location)?.zone;
  const box = useRef<HTMLDivElement>(null);
  const is_at_end = useRef(true);
  const before = useRef({ height: 0, first: 0, last: '' });
  const is_below = useSignal(false);
  const events = thread?.events;
  const me = session.value?.staff.id ?? '';
  const items = useMemo(
    () => thread_items({
      events: events ?? [], unsent, conversation, me, unread_after: thread?.unread_after ?? null,
      day_of: (at) => day_of(at, zone),
    }),
    [events, unsent.map((entry) => entry.id + (entry.refused ?? '')).join(), conversation, language.value, zone, me],
  );
  // Kept as one piece: what happens elsewhere does not draw every bubble again.
  const lines = useMemo(
    () => items.map((item) => <Item key={item.key} item={item} conversation={conversation} zone={zone} />),
    [items],
  );
  const first = events?.[0]?.seq ?? 0;
  const last = items.at(-1)?.key ?? '';

  useLayoutEffect(() => {
    const log = box.current;
    if (log === null || events === undefined || thread?.status !== 'loaded') return;
    const was = before.current;
    const is_first_time = was.height === 0;
    if (is_first_time) start_at(log);
    else if (first < was.first) log.scrollTop += log.scrollHeight - was.height;
    else if (is_at_end.current || items.at(-1)?.kind === 'unsent') log.scrollTop = log.scrollHeight;
    else if (last !== was.last) is_below.value = true;
    before.current = { height: log.scrollHeight, first, last };
  }, [items, thread?.status]);

  // Fewer messages than fit: there may be more to see without scrolling.
  useLayoutEffect(() => {
    const log = box.current;
    if (log !== null && thread?.has_earlier === true && log.scrollHeight <= log.clientHeight) void load_earlier(conversation.id);
  }, [items, thread?.has_earlier]);

  const on_scroll = () => {
    const log = box.current;
    if (log === null) return;
    is_at_end.current = log.scrollHeight - log.scrollTop - log.clientHeight < kNearEndPx;
    if (is_at_end.current) is_below.value = false;
    if (log.scrollTop < kNearTopPx && thread?.has_earlier === true) void load_earlier(conversation.id);
  };

  return (
    <div class="log-frame">
      <div
        ref={box} class="log" role="log" aria-live="off" aria-label={t('thread.log', { name: display_name(conversation) })}
        tabIndex={0} onScroll={on_scroll}
      >
        {thread?.has_earlier === true && (
          <button type="button" class="earlier" onClick={() => void load_earlier(conversation.id)}>
            {t(thread.is_loading_earlier ? 'thread.loading' : 'thread.earlier')}
          </button>
        )}
        {thread?.status === 'loading' && events?.length === 0 && <ThreadSkeleton />}
        <ol class="messages">{lines}</ol>
        <Writers conversation={conversation} />
      </div>
      {is_below.value && (
        <button
          type="button" class="pill below"
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' })}
        >
          <Icon name="down" /> {t('thread.below')}
        </button>
      )}
    </div>
  );
}

// At the first unread message when there is one, else at the end.
function start_at(log: HTMLElement): void {
  const divider = log.querySelector<HTMLElement>('.unread-mark');
  log.scrollTop = divider === null ? log.scrollHeight : Math.max(0, divider.offsetTop - 64);
}

function Item({ item, conversation, zone }: { item: ThreadItem; conversation: Conversation; zone: string | undefined }) {
  switch (item.kind) {
    case 'day': return <li class="day-mark"><h3>{day_title(item.at, now_ms.peek(), zone)}</h3></li>;
    case 'unread': return <li class="unread-mark"><span>{t('thread.unread')}</span></li>;
    case 'quiet': return <Quiet event={item.event} zone={zone} />;
    case 'note': return <Note item={item} zone={zone} />;
    case 'message': return <Bubble item={item} conversation={conversation} zone={zone} />;
    case 'unsent': return <Unsent entry={item.entry} conversation={conversation} />;
  }
}

function ThreadSkeleton() {
  return <div class="skeleton thread-skeleton" aria-hidden="true"><u /><u class="out" /><u /></div>;
}
