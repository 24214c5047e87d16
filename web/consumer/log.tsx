// The messages. The first picture is the server's HTML (src/api/pages/conversation_log.cpp); this draws the same.
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../core/i18n';
import type { Chat } from './chat';
import { split_links } from './links';
import { kSendingShownAfterMs, log_items, type LogItem } from './log_items';
import type { Pending } from './state';

const kNearEndPx = 60;

export function Log({ chat, on_edit }: { chat: Chat; on_edit: (entry: Pending) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(chat);
  const unseen = useSignal(0);
  const items = useComputed(() => {
    const view = { shop_name: chat.page.name, zone: chat.page.zone, now: now.value, has_problem: chat.problem.value !== null };
    return log_items(chat.state.value, view);
  });
  // The box is drawn from its end (column-reverse): 0 is the newest message, and more at the top moves nothing.
  const is_near_end = () => Math.abs(box.current?.scrollTop ?? 0) < kNearEndPx;
  const to_end = () => {
    box.current?.scrollTo({ top: 0 });
    unseen.value = 0;
  };
  useSignalEffect(() => {
    if (chat.incoming.value !== null && !is_near_end()) unseen.value = unseen.peek() + 1;
  });
  const pending_count = useComputed(() => chat.state.value.pending.length);
  useSignalEffect(() => {
    if (pending_count.value > 0) to_end();
  });
  return (
    <div class="stage">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={t('chat.log')}
        tabIndex={0}
        ref={box}
        onScroll={() => is_near_end() && (unseen.value = 0)}
      >
        <div class="inner">
          {chat.state.value.has_earlier && <Earlier chat={chat} />}
          {chat.is_empty.value && <Greeting chat={chat} />}
          <ol class="messages">
            {items.value.map((item) => (
              <Line key={item.key} item={item} chat={chat} on_edit={on_edit} />
            ))}
          </ol>
          <Typing chat={chat} />
        </div>
      </div>
      {unseen.value > 0 && (
        <button type="button" class="pill" onClick={to_end}>
          {t('chat.new', { n: unseen.value })}
        </button>
      )}
    </div>
  );
}

// The time, moved on when a message has been waiting long enough to say so, and each minute for the day headings.
function useNow(chat: Chat) {
  const now = useSignal(new Date());
  useEffect(() => {
    const timer = setInterval(() => (now.value = new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  useSignalEffect(() => {
    const last = chat.state.value.pending.at(-1);
    if (last === undefined) return;
    now.value = new Date();
    const timer = setTimeout(() => (now.value = new Date()), kSendingShownAfterMs + 20);
    return () => clearTimeout(timer);
  });
  return now;
}

function Earlier({ chat }: { chat: Chat }) {
  const is_loading = useSignal(false);
  const load = async () => {
    if (is_loading.value) return;
    is_loading.value = true;
    await chat.load_earlier();
    is_loading.value = false;
  };
  return (
    <p class="earlier">
      <button type="button" onClick={load} aria-disabled={is_loading.value}>
        {t('chat.earlier')}
      </button>
    </p>
  );
}

function Greeting({ chat }: { chat: Chat }) {
  const words = chat.page.greeting === '' ? t('chat.empty', { shop: chat.page.name }) : chat.page.greeting;
  return (
    <div class="greeting">
      <span class="tag" aria-hidden="true">
        {chat.page.initials}
      </span>
      <p dir="auto">{words}</p>
      <p class="quiet">{t('page.promise')}</p>
    </div>
  );
}

function Line({ item, chat, on_edit }: { item: LogItem; chat: Chat; on_edit: (entry: Pending) => void }) {
  switch (item.kind) {
    case 'day':
      return (
        <li class="day">
          <h2>{item.text}</h2>
        </li>
      );
    case 'closed':
      return <li class="system">{t('chat.closed')}</li>;
    case 'failed':
      return <Failed entry={item.entry} problem={item.problem} chat={chat} on_edit={on_edit} />;
    case 'message':
      return <Bubble item={item} />;
  }
}

function Bubble({ item }: { item: Extract<LogItem, { kind: 'message' }> }) {
  const classes = `${item.is_mine ? 'out' : 'in'}${item.is_tail ? ' tail' : ''}`;
  return (
    <li class={classes}>
      <span class="hidden">{t('chat.head', { name: item.name, time: item.clock })}</span>
      <p class="bubble" dir="auto">
        <LinkedText text={item.text} />
      </p>
      {item.is_tail && !item.is_mine && (
        <p class="meta" aria-hidden="true">
          <bdi>{item.name}</bdi> · {item.clock}
        </p>
      )}
      {item.status !== '' && (
        <p class="meta">
          {item.clock} · {item.status}
        </p>
      )}
    </li>
  );
}

function LinkedText({ text }: { text: string }) {
  return (
    <>
      {split_links(text).map((part) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a href={part.href} rel="noopener nofollow noreferrer" target="_blank">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}

function Failed(props: { entry: Pending; problem: string; chat: Chat; on_edit: (entry: Pending) => void }) {
  const { entry, problem, chat, on_edit } = props;
  const id = `problem-${entry.id}`;
  return (
    <li class="out tail failed">
      <p class="bubble" dir="auto" aria-describedby={id}>
        {entry.body.text}
      </p>
      <p class="meta" id={id}>
        <strong>{t('chat.failed')}</strong> {problem}
      </p>
      <p class="choices">
        <button type="button" onClick={() => on_edit(entry)}>
          {t('chat.edit')}
        </button>
        <button type="button" onClick={() => chat.remove(entry.id)}>
          {t('chat.delete')}
        </button>
      </p>
    </li>
  );
}

// Always takes its line, so that nothing jumps when somebody begins to write.
function Typing({ chat }: { chat: Chat }) {
  const name = chat.state.value.typing;
  return (
    <p class="typing">
      {name !== null && (
        <>
          <span class="dots" aria-hidden="true" />
          {t('chat.typing', { name: name === '' ? chat.page.name : name })}
        </>
      )}
    </p>
  );
}
