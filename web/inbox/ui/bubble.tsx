// One message: theirs, ours, a bot's, or one of mine that is still on its way.
import { t } from '../../core/i18n';
import type { OutboxEntry } from '../../core/outbox';
import { drafts, note_draft, send_message } from '../actions';
import type { Conversation, Reply } from '../domain';
import { collision_of, is_note, outbox_of, text_of } from '../outboxes';
import { dialog, draft_changed, may_act, now_ms, state, writes_note } from '../store';
import { is_from_business, type ThreadItem } from '../thread_items';
import { author_name, clock_time, date_and_time, sentence_for } from '../words';
import { focus_composer } from './focus';
import { Icon } from './icons';
import { PictureInBubble } from './picture';

const kEditMs = 15 * 60_000;

interface Props {
  item: Extract<ThreadItem, { kind: 'message' }>;
  conversation: Conversation;
  zone: string | undefined;
}

export function Bubble({ item, conversation, zone }: Props) {
  const { event, author, starts_group, ends_group } = item;
  const name = author === 'consumer' && event.actor.name === '' ? t('customer.unnamed') : author_name(author, event);
  const time = clock_time(event.at, zone);
  const here = date_and_time(event.at);
  const { verdict, not_counted } = event.body;
  const is_gone = event.is_erased === true || event.body.removed !== undefined;
  const may_correct = author === 'you' && !is_gone && now_ms.peek() - Date.parse(event.at) < kEditMs && may_act();
  const is_warned = verdict?.decision === 'warn';
  const is_hidden = author === 'consumer' && verdict?.decision === 'redact';
  return (
    <li
      class="message" data-side={is_from_business(author) ? 'out' : 'in'} data-author={author}
      data-starts={starts_group ? '' : undefined} data-ends={ends_group ? '' : undefined}
    >
      <span class="hidden">{name}, {time}: </span>
      {starts_group && author !== 'consumer' && author !== 'you' && (
        <span class="message-author" dir="auto" aria-hidden="true">{name}</span>
      )}
      <div class="bubble" dir="auto" lang={author === 'consumer' ? conversation.locale || undefined : undefined}>
        {!is_gone && event.body.picture !== undefined && <PictureInBubble event={event} picture={event.body.picture} name={name} />}
        {is_gone ? <em>{t(event.is_erased ? 'message.erased' : 'message.removed')}</em> : (event.body.edited?.text ?? event.body.text)}
      </div>
      {(ends_group || may_correct || item.is_failed || item.receipt !== null || is_hidden || is_warned) && (
        <p class="message-meta">
          {is_hidden && <span>{t('message.hidden')}</span>}
          {event.body.edited !== undefined && <span title={date_and_time(event.body.edited.at)}>{t('message.edited')}</span>}
          {item.is_failed && !is_gone && <Failed item={item} conversation={conversation} />}
          {may_correct && <Corrections item={item} conversation={conversation} />}
          {is_warned && event.actor.kind === 'staff' && <span>{sentence_for(verdict.reason_code)}</span>}
          {not_counted === 'thanks_only' && <span>{t('message.no_reply_needed')}</span>}
          {verdict !== undefined && !is_hidden && (
            <button
              type="button" class="why-link"
              onClick={() => {
                dialog.value = { kind: 'why', verdict, was_sent: true, zone: zone ?? 'UTC' };
              }}
            >
              {t('why.link')}
            </button>
          )}
          <time dateTime={event.at} title={here}>{time}</time>
          {item.receipt !== null && <span class="receipt" data-receipt={item.receipt}>{t(`receipt.${item.receipt}`)}</span>}
        </p>
      )}
    </li>
  );
}

interface Own {
  item: Props['item'];
  conversation: Conversation;
}

function Corrections({ item: { event }, conversation }: Own) {
  const open = (kind: 'edit' | 'take_back') => () => {
    dialog.value = { kind, conversation: conversation.id, message: event };
  };
  const has_words_only = event.body.reason === undefined && event.body.content === undefined && event.body.text !== '';
  return (
    <>
      {has_words_only && conversation.last_user_seq < event.seq
        && <button type="button" class="why-link" onClick={open('edit')}>{t('correct.edit')}</button>}
      <button type="button" class="why-link" onClick={open('take_back')}>{t('correct.take_back')}</button>
    </>
  );
}

// The channel did not take it: the customer has not read it.
function Failed({ item: { event }, conversation }: Own) {
  return (
    <>
      <span role="alert">{t('message.failed')}</span>
      <button type="button" class="why-link" onClick={() => send_message(conversation.id, event.body.edited?.text ?? event.body.text)}>
        {t('unsent.retry')}
      </button>
    </>
  );
}

// Waiting, or refused: then it says why, and what can be done.
export function Unsent({ entry, conversation }: { entry: OutboxEntry<Reply>; conversation: Conversation }) {
  const box = outbox_of(conversation.id);
  const is_online = state.value.connection.status === 'online';
  const for_colleagues = is_note(entry.body);
  const theirs = entry.refused === 'concurrent_reply' ? collision_of(entry.id) : undefined;
  const remove = () => box?.remove(entry.id);
  const edit = () => {
    const place = for_colleagues ? note_draft(conversation.id) : conversation.id;
    const old = drafts().read(place);
    drafts().write(place, old === '' ? text_of(entry.body) : `${text_of(entry.body)}\n${old}`);
    writes_note.value = for_colleagues ? conversation.id : null;
    remove();
    draft_changed.value++;
    requestAnimationFrame(focus_composer);
  };
  const retry = () => {
    if (entry.refused === undefined) {
      void box?.flush(true);
      return;
    }
    remove();
    const text = text_of(entry.body);
    const again = typeof entry.body === 'string' ? { text } : entry.body;
    // A new id: the server keeps the old one's "no".
    if (entry.refused === 'concurrent_reply') box?.add({ ...again, send_anyway: true });
    else box?.add(entry.refused === 'low_value_reply' ? { ...again, is_meant: true } : entry.body);
  };
  const acts = (
    <UnsentActs
      retry={retry} edit={edit} remove={remove} retry_key={entry.refused === 'concurrent_reply' || entry.refused === 'low_value_reply' ? 'unsent.anyway' : 'unsent.retry'}
    />
  );
  return (
    <li class="message" data-side="out" data-author="you" data-starts="" data-ends="" data-unsent={entry.refused ?? ''} data-note={for_colleagues ? '' : undefined}>
      <span class="hidden">{t('author.you')}: </span>
      {for_colleagues && <span class="message-author"><b class="note-word">{t('note.word')}</b></span>}
      <div class="bubble" dir="auto">{text_of(entry.body)}</div>
      {entry.refused === undefined ? (
        <p class="message-meta">
          <span>{t(is_online ? 'unsent.sending' : 'unsent.waiting')}</span>
          {!is_online && acts}
        </p>
      ) : (
        <p class="message-meta failed">
          <Icon name="alert" />{' '}
          <span role="alert">
            {t('unsent.refused')} {theirs === undefined ? sentence_for(entry.refused) : t('unsent.concurrent', theirs)}
          </span>
          {acts}
        </p>
      )}
    </li>
  );
}

function UnsentActs(props: { retry: () => void; edit: () => void; remove: () => void; retry_key: string }) {
  return (
    <span class="unsent-acts">
      <button type="button" onClick={props.retry}>{t(props.retry_key)}</button>
      <button type="button" onClick={props.edit}>{t('unsent.edit')}</button>
      <button type="button" onClick={props.remove}>{t('unsent.delete')}</button>
    </span>
  );
}
