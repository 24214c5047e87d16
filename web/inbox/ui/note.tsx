// A word among colleagues: on yellow paper with the word "Note" on it, so that nobody takes it for an answer.
import { t } from '../../core/i18n';
import type { ThreadItem } from '../thread_items';
import { author_name, clock_time, date_and_time } from '../words';

export function Note({ item, zone }: { item: Extract<ThreadItem, { kind: 'note' }>; zone: string | undefined }) {
  const { event, author } = item;
  const name = author_name(author, event);
  const time = clock_time(event.at, zone);
  return (
    <li class="message note" data-side="out" data-starts="" data-ends="">
      <span class="message-author" dir="auto"><b class="note-word">{t('note.word')}</b> · {name}</span>
      <div class="bubble" dir="auto">{event.body.text}</div>
      <p class="message-meta">
        {event.body.masked.length > 0 && <span>{t('note.hidden')}</span>}
        <time dateTime={event.at} title={date_and_time(event.at)}>{time}</time>
      </p>
    </li>
  );
}
