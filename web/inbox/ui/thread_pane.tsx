// The open conversation: who, how much time, what was said, and the answer.
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { close_or_ask, mark_read, reopen_conversation, select } from '../actions';
import { contact_window, exact_duration_text } from '../clock';
import type { Conversation } from '../domain';
import { unsent_of } from '../outboxes';
import { is_details_open, may_act, now_ms, selected, settings, state, store_of } from '../store';
import { load_thread } from '../sync';
import { clock_time, deadline_text, language_name, say } from '../words';
import { clock_of, display_name, Fuse } from './avatar';
import { Composer, NoComposer } from './composer';
import { BotsBar } from './bots_bar';
import { FollowUpBar } from './follow_up_bar';
import { PlannedBar } from './planned_bar';
import { Icon, IconButton } from './icons';
import { Log } from './log';
import { Owner } from './owner';
import { layout } from './use_layout';

export function ThreadPane() {
  const conversation = selected.value;
  const is_window_visible = useVisible();
  const unread = conversation?.unread ?? 0;
  const chosen = state.value.selected;
  const status = state.value.threads.get(chosen ?? '')?.status;
  useEffect(() => {
    if (conversation !== undefined && unread > 0 && status === 'loaded' && is_window_visible.current()) {
      void mark_read(conversation.id);
    }
  }, [conversation?.id, unread, status]);

  if (conversation === undefined) return <Nothing chosen={chosen} has_failed={status === 'failed'} />;
  const is_writable = ['live', 'closing'].includes(contact_window(conversation, now_ms.value).state);
  const has_unsent = unsent_of(conversation.id).length > 0;
  return (
    <main class="thread-pane" aria-label={t('thread.label')}>
      <ThreadHead conversation={conversation} />
      <Fuse conversation={conversation} />
      {status === 'failed' ? <Failed id={conversation.id} /> : <Log key={conversation.id} conversation={conversation} />}
      {is_writable && may_act()
        ? (
          <>
            <BotsBar conversation={conversation} />
            <PlannedBar conversation={conversation} />
            {!has_unsent && conversation.planned.length === 0
              && <FollowUpBar key={`${conversation.id} ${conversation.episode}`} conversation={conversation} />}
            <Composer key={conversation.id} conversation={conversation} />
          </>
        )
        : (
          <>
            <NoComposer conversation={conversation} />
            {may_act() && <Composer key={conversation.id} conversation={conversation} notes_only />}
          </>
        )}
    </main>
  );
}

// A message is read when somebody could see it: the thread is open and the window is shown.
function useVisible() {
  const ref = useRef({ current: () => !document.hidden });
  useEffect(() => {
    const look = () => {
      const conversation = selected.peek();
      if (!document.hidden && conversation !== undefined && conversation.unread > 0) void mark_read(conversation.id);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return ref.current;
}

function ThreadHead({ conversation }: { conversation: Conversation }) {
  const store = store_of(conversation.location);
  const is_closed = conversation.work === 'closed';
  const meta = [store?.name ?? '', language_name(conversation.locale), is_closed ? t('work.closed') : ''];
  const line = meta.filter((part) => part !== '').join(' · ');
  return (
    <header class="thread-head">
      {layout.value === 'phone' && (
        <IconButton icon="back" flips label={t('thread.back')} onClick={() => select(null)} />
      )}
      <div class="thread-who">
        <h2 id="thread-title" tabIndex={-1} dir="auto">{display_name(conversation)}</h2>
        <div class="thread-line">
          <p class="thread-meta" title={line}>{line}</p>
          {may_act() && <Owner key={conversation.id} conversation={conversation} />}
        </div>
      </div>
      <Deadline conversation={conversation} zone={store?.zone} />
      {may_act() && (is_closed ? (
        <button type="button" class="button" onClick={() => void reopen_conversation(conversation.id)}>
          <Icon name="reopen" flips /><span>{t('act.reopen_button')}</span><Key>⇧E</Key>
        </button>
      ) : (
        <button type="button" class="button" onClick={() => close_or_ask(conversation.id)}>
          <Icon name="check" /><span>{t('act.close_button')}</span><Key>E</Key>
        </button>
      ))}
      {layout.value !== 'wide' && (
        <IconButton
          icon="panel" flips label={t('details.toggle')} pressed={is_details_open.value}
          onClick={() => {
            is_details_open.value = !is_details_open.value;
          }}
        />
      )}
    </header>
  );
}

function Key({ children }: { children: string }) {
  return settings.value.single_keys ? <kbd aria-hidden="true">{children}</kbd> : null;
}

function Deadline({ conversation, zone }: { conversation: Conversation; zone: string | undefined }) {
  const clock = clock_of(conversation, now_ms.value);
  const due_at = conversation.clock_due_at;
  if (clock === null || due_at === undefined) return null;
  const there = deadline_text(due_at, now_ms.value, zone);
  const here = deadline_text(due_at, now_ms.value);
  const left = say(exact_duration_text(Math.abs(clock.left_ms)));
  const title = there === here ? undefined : t('clock.here', { time: here });
  return (
    <p class="deadline" data-band={clock.band} title={title}>
      <b>{clock.band === 'late' ? t('clock.late', { time: left }) : t('clock.left', { time: left })}</b>
      <span>{t(clock.band === 'late' ? 'clock.was_due' : 'clock.reply_before', { time: there })}</span>
    </p>
  );
}

function Failed({ id }: { id: string }) {
  return (
    <div class="empty">
      <p>{t('thread.failed')}</p>
      <button type="button" class="button" onClick={() => void load_thread(id)}>{t('act.try_again')}</button>
    </div>
  );
}

function Nothing({ chosen, has_failed }: { chosen: string | null; has_failed: boolean }) {
  return (
    <main class="thread-pane nothing" aria-label={t('thread.label')}>
      {chosen !== null && has_failed && (
        <div class="empty-frame">
          {layout.value === 'phone' && <IconButton icon="back" flips label={t('thread.back')} onClick={() => select(null)} />}
          <Failed id={chosen} />
        </div>
      )}
      {chosen === null && (
        <div class="empty">
          <p class="empty-title">{t('thread.pick')}</p>
          {settings.value.single_keys && (
            <p class="pick-keys">
              <span><kbd>J</kbd> <kbd>K</kbd> {t('thread.pick_move')}</span>
              <span><kbd>↵</kbd> {t('thread.pick_open')}</span>
              <span><kbd>?</kbd> {t('thread.pick_keys')}</span>
            </p>
          )}
        </div>
      )}
    </main>
  );
}

export function OfflineLine() {
  const { connection, session } = state.value;
  if (connection.status !== 'offline' || session === null) return null;
  return (
    <p class="offline" role="status">
      <Icon name="alert" /> {t('offline.line', { time: clock_time(connection.since) })}
    </p>
  );
}
