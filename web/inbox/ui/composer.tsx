// The answer, or a note for colleagues. It grows with the text, keeps a draft of each, and turns into a sentence when
// nobody may write.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { add_note, drafts, note_draft, note_typing, send_message, stop_typing } from '../actions';
import { contact_window } from '../clock';
import { kBusinessTextCharsMax, type Conversation } from '../domain';
import { command_of } from '../keyboard';
import { kPictureTypes, picture_among, send_picture } from '../pictures';
import { kReasonCodes, needs_reason, reason_of, type ReasonCode } from '../reasons';
import { draft_changed, may_act, now_ms, session, state, store_of, writes_note } from '../store';
import { long_date, short_date } from '../words';
import { focus_composer } from './focus';
import { Icon } from './icons';

const kCounterFrom = kBusinessTextCharsMax - 300;

export function Composer({ conversation, notes_only = false }: { conversation: Conversation; notes_only?: boolean }) {
  const { id } = conversation;
  const is_note = notes_only || writes_note.value === id;
  const place = is_note ? note_draft(id) : id;
  const text = useSignal(drafts().read(place));
  const field = useRef<HTMLTextAreaElement>(null);

  // Before the next key can meet the words of the other kind.
  useLayoutEffect(() => {
    text.value = drafts().read(place);
  }, [draft_changed.value, place]);
  useEffect(() => () => stop_typing(id), [id, place]);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text.value]);

  const length = Array.from(text.value).length;
  const asks_reason = !is_note && needs_reason(conversation, now_ms.value);
  const code = useSignal<ReasonCode | ''>('');
  const detail = useSignal('');
  const events = state.value.threads.get(id)?.events ?? [];
  const reason = asks_reason && code.value !== ''
    ? reason_of(code.value, detail.value, conversation, events, now_ms.value) : null;
  const is_sendable = text.value.trim() !== '' && length <= kBusinessTextCharsMax && (!asks_reason || reason !== null);
  const send = () => {
    if (!is_sendable) return;
    if (is_note ? add_note(id, text.value) : send_message(id, text.value, reason ?? undefined)) text.value = code.value = detail.value = '';
    field.current?.focus();
  };
  // What is written goes with it, and comes back when it was not sent.
  const attach = async (file: File) => {
    const words = text.value;
    if (!(await send_picture(id, file, words))) return;
    if (text.peek() === words) text.value = '';
    if (drafts().read(id) === words) drafts().write(id, '');
    field.current?.focus();
  };
  const is_offline = state.value.connection.status === 'offline';
  return (
    <form class="composer" data-note={is_note ? '' : undefined} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <div class="composer-box">
        <ComposerKind id={id} is_note={is_note} notes_only={notes_only} />
        <textarea
          ref={field} id="composer" rows={1} value={text.value} dir="auto" enterkeyhint="enter"
          aria-label={t(is_note ? 'note.label' : 'composer.label')} aria-describedby="composer-hint"
          placeholder={t(is_note ? 'note.placeholder' : 'composer.placeholder')}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            drafts().write(place, text.value);
            if (is_note) {  // the customer sees who is writing to them
              writes_note.value = id;  // and it stays a note when they write meanwhile
              return;
            }
            if (text.value.trim() === '') stop_typing(id);
            else note_typing(id);
          }}
          onBlur={() => stop_typing(id)}
          onPaste={(event) => {
            const file = is_note || asks_reason ? null : picture_among(event.clipboardData?.files ?? []);
            if (file === null) return;
            event.preventDefault();
            void attach(file);
          }}
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
          {!is_note && !asks_reason && <Attach on_file={(file) => void attach(file)} />}
          <Hint text={is_note ? t('note.hint') : hint_of(conversation, is_offline)} />
          {length >= kCounterFrom && (
            <span class="counter" data-over={length > kBusinessTextCharsMax ? '' : undefined} role="status">
              {length > kBusinessTextCharsMax
                ? t('composer.too_long', { n: length - kBusinessTextCharsMax })
                : t('composer.left', { n: kBusinessTextCharsMax - length })}
            </span>
          )}
          <button type="submit" class="button primary" disabled={!is_sendable} title={is_note ? undefined : t('composer.send_keys')}>
            <span>{t(is_note ? 'note.add' : 'composer.send')}</span>{!is_note && <Icon name="send" flips />}
          </button>
        </div>
      </div>
    </form>
  );
}

function Attach({ on_file }: { on_file: (file: File) => void }) {
  return (
    <label class="attach" title={t('picture.attach_help')}>
      {t('picture.attach')}
      <input
        type="file" class="hidden" accept={kPictureTypes.join()}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) on_file(file);
        }}
      />
    </label>
  );
}

// One quiet line: what is worth knowing before writing.
function Hint({ text }: { text: string }) {
  return <p id="composer-hint" class="composer-hint">{text}</p>;
}

function ComposerKind({ id, is_note, notes_only }: { id: string; is_note: boolean; notes_only: boolean }) {
  const choose = (note: boolean) => () => {
    writes_note.value = note ? id : null;
    stop_typing(id);
    requestAnimationFrame(focus_composer);
  };
  return (
    <div class="composer-kind">
      {!notes_only && (
        <button type="button" aria-pressed={!is_note} onClick={choose(false)}>{t('composer.reply')}</button>
      )}
      <button type="button" aria-pressed={is_note} onClick={choose(true)}>{t('note.word')}</button>
    </div>
  );
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
