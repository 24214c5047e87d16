// A word among colleagues: on yellow paper with the word "Note" on it, so that nobody takes it for an answer.
import { t } from '../../core/i18n';
import { drafts } from '../actions';
import { draft_changed, writes_note } from '../store';
import type { ThreadItem } from '../thread_items';
import { author_name, clock_time, date_and_time } from '../words';

function use_draft(conversation: string, text: string): void {
  drafts().write(conversation, text);
  writes_note.value = null;
  draft_changed.value++;
}

export function Note({ item, zone }: { item: Extract<ThreadItem, { kind: 'note' }>; zone: string | undefined }) {
  const { event, author } = item;
  const name = author_name(author, event);
  const time = clock_time(event.at, zone);
  const is_held = event.body.reason_code === 'AI_UNGROUNDED';
  return (
    <li class="message note" data-side="out" data-starts="" data-ends="">
      <span class="message-author" dir="auto"><b class="note-word">{t(is_held ? 'note.held' : 'note.word')}</b> · {name}</span>
      <div class="bubble" dir="auto">{event.body.text}</div>
      <p class="message-meta">
        {event.body.masked.length > 0 && <span>{t('note.hidden')}</span>}
        {is_held && (
          <button type="button" class="why-link" onClick={() => { use_draft(event.conversation, event.body.text); }}>{t('note.use')}</button>
        )}
        <time dateTime={event.at} title={date_and_time(event.at)}>{time}</time>
      </p>
    </li>
  );
}
