// Sentences for codes, and dates and times in the reader's language and the store's zone.
import { current_language, t } from '../core/i18n';
import type { Author } from './thread_items';
import type { Text } from './clock';
import type { StaffEvent } from './domain';

export function say(text: Text): string {
  return t(text.key, text.values);
}

// What the server answered, in the reader's language; a code we do not know yet speaks the server's own sentence.
export function sentence_for(code: string, fallback = ''): string {
  const key = `reason.${code.toLowerCase()}`;
  const sentence = t(key);
  if (sentence !== key) return sentence;
  return fallback !== '' ? fallback : t('reason.unknown');
}

// "en" alone would mean American dates: a browser in British English says so more exactly.
function format_locale(): string {
  const primary = current_language().split('-')[0] ?? '';
  return navigator.languages.find((tag) => tag.split('-')[0] === primary) ?? current_language();
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs more than using it a thousand times.
function format(kind: string, zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${current_language()}|${zone ?? ''}|${kind}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(format_locale(), zone === undefined ? options : { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

export function clock_time(at: string | number, zone?: string): string {
  return format('time', zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

export function short_date(at: string | number, zone?: string): string {
  return format('date', zone, { day: 'numeric', month: 'short' }).format(new Date(at));
}

export function long_date(at: string | number, zone?: string): string {
  return format('long', zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
}

export function date_and_time(at: string | number, zone?: string): string {
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return format('moment', zone, options).format(new Date(at));
}

// "22:38", with the day when it is not today there.
export function deadline_text(at: string | number, now: number, zone?: string): string {
  if (day_of(at, zone) === day_of(now, zone)) return clock_time(at, zone);
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return format('deadline', zone, options).format(new Date(at));
}

export function day_of(at: string | number, zone?: string): string {
  return format('day', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

export function day_title(at: string, now: number, zone?: string): string {
  const day = day_of(at, zone);
  if (day === day_of(now, zone)) return t('day.today');
  if (day === day_of(now - 86_400_000, zone)) return t('day.yesterday');
  return format('title', zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}

export function language_name(tag: string): string {
  if (tag === '') return '';
  try {
    return new Intl.DisplayNames([current_language()], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;  // not a language tag at all
  }
}

// Staff and bots have names; a customer may not have told theirs.
export function author_name(author: Author, event: StaffEvent): string {
  if (author === 'you') return t('author.you');
  if (author === 'automatic') {
    const kind = event.kind === 'message_sent' ? event.body.auto_text : undefined;
    return t(kind === undefined ? 'author.automatic' : `auto.${kind}`);
  }
  if (author === 'bot') return t('author.bot', { name: event.actor.name });
  return event.actor.name || t('customer.unnamed');
}
