// The answer. It grows with the text, keeps a draft, and turns into a sentence when nobody may write.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { drafts, note_typing, send_message, stop_typing } from '../actions';
import { contact_window } from '../clock';
import { kBusinessTextCharsMax, type Conversation } from '../domain';
import { command_of } from '../keyboard';
import { kReasonCodes, needs_reason, reason_of, type ReasonCode } from '../reasons';
import { draft_changed, may_act, now_ms, session, state, store_of } from '../store';
import { long_date, short_date } from '../words';
import { Icon } from './icons';

const kCounterFrom = kBusinessTextCharsMax - 300;

export function Composer({ conversation }: { conversation: Conversation }) {
  const { id } = conversation;
  const text = useSignal(drafts().read(id));
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    text.value = drafts().read(id);
  }, [draft_changed.value, id]);
  useEffect(() => () => stop_typing(id), [id]);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text.value]);

  const length = Array.from(text.value).length;
  const asks_reason = needs_reason(conversation, now_ms.value);
  const code = useSignal<ReasonCode | ''>('');
  const detail = useSignal('');
  const events = state.value.threads.get(id)?.events ?? [];
  const reason = asks_reason && code.value !== ''
    ? reason_of(code.value, detail.value, conversation, events, now_ms.value) : null;
  const is_sendable = text.value.trim() !== '' && length <= kBusinessTextCharsMax && (!asks_reason || reason !== null);
  const send = () => {
    if (!is_sendable) return;
    if (send_message(id, text.value, reason ?? undefined)) text.value = code.value = detail.value = '';
    field.current?.focus();
  };
  const is_offline = state.value.connection.status === 'offline';
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <div class="composer-box">
        <textarea
          ref={field} id="composer" rows={1} value={text.value} dir="auto" enterkeyhint="enter"
          aria-label={t('composer.label')} placeholder={t('composer.placeholder')} aria-describedby="composer-hint"
          onInput={(event) => {
            text.value = event.currentTarget.value;
            drafts().write(id, text.value);
            if (text.value.trim() === '') stop_typing(id);
            else note_typing(id);
          }}
          onBlur={() => stop_typing(id)}
          onKeyDown={(event) => {
            if (command_of(event, { place: 'composer', single_keys: false }) !== 'send') return;
            event.preventDefault();
            send();
          }}
        />
        {asks_reason && (
          <div class="composer-reason">
            <select
              aria-label={t('composer.reason')} value={code.value}
              onChange={(event) => { code.value = event.currentTarget.value as ReasonCode | ''; }}
            >
              <option value="">{t('composer.reason')}</option>
              {kReasonCodes.map((one) => <option key={one} value={one}>{t(`why_again.${one.toLowerCase()}`)}</option>)}
            </select>
            {code.value === 'POSTSALE.SHIPPED' && (
              <input
                value={detail.value} maxLength={64} aria-label={t('composer.order')} placeholder={t('composer.order')}
                onInput={(event) => { detail.value = event.currentTarget.value; }}
              />
            )}
          </div>
        )}
        <div class="composer-foot">
          <Hint conversation={conversation} is_offline={is_offline} />
          {length >= kCounterFrom && (
            <span class="counter" data-over={length > kBusinessTextCharsMax ? '' : undefined} role="status">
              {length > kBusinessTextCharsMax
                ? t('composer.too_long', { n: length - kBusinessTextCharsMax })
                : t('composer.left', { n: kBusinessTextCharsMax - length })}
            </span>
          )}
          <button type="submit" class="button primary" disabled={!is_sendable} title={t('composer.send_keys')}>
            <span>{t('composer.send')}</span><Icon name="send" flips />
          </button>
        </div>
      </div>
    </form>
  );
}

// One quiet line: what is worth knowing before writing.
function Hint({ conversation, is_offline }: { conversation: Conversation; is_offline: boolean }) {
  return <p id="composer-hint" class="composer-hint">{hint_of(conversation, is_offline)}</p>;
}

function hint_of(conversation: Conversation, is_offline: boolean): string {
  if (is_offline) return t('composer.offline');
  const window = contact_window(conversation, now_ms.value);
  if (window.state === 'closing') return t('composer.closing', { date: short_date(window.until_ms) });
  if (conversation.clock !== 'running' && conversation.preview_actor === 'staff') return t('composer.not_answered_yet');
  return '';
}

// Why there is nothing to write in, and what would change that.
export function NoComposer({ conversation }: { conversation: Conversation }) {
  const zone = store_of(conversation.location)?.zone;
  const window = contact_window(conversation, now_ms.value);
  if (window.state !== 'live' && window.state !== 'closing') {
    const is_never = window.state === 'never';
    return (
      <div class="no-composer">
        <Icon name="clock" />
        <p>
          {is_never ? t('composer.never') : t('composer.expired', { date: long_date(window.until_ms, zone) })}{' '}
          {t('composer.expired_help')} <code>{is_never ? 'WIN-01' : 'WIN-03'}</code>
        </p>
      </div>
    );
  }
  return may_act() ? null : (
    <div class="no-composer">
      <Icon name="alert" />
      <p>{t('composer.observer', { name: session.value?.staff.name ?? '' })}</p>
    </div>
  );
}
