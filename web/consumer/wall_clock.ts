// Times as they stand on the wall of the shop, in the words of the page's catalogue (the server writes the same).
import { t } from '../core/i18n';

export interface LocalTime {
  year: number;
  month: number; // 1..12
  day: number;
  minute: number; // after midnight
  day_number: number; // since 1970-01-01
}

const kFields: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
};
const formats = new Map<string, Intl.DateTimeFormat>();

function format_of(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let made = new Intl.DateTimeFormat('en', { ...kFields, timeZone: 'UTC' });
  try {
    made = new Intl.DateTimeFormat('en', { ...kFields, timeZone: zone });
  } catch {
    // A zone newer than the browser: UTC is better than no time.
  }
  formats.set(zone, made);
  return made;
}

export function local_time(zone: string, at: Date): LocalTime {
  const parts = format_of(zone).formatToParts(at);
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === name)?.value);
  const [year, month, day] = [field('year'), field('month'), field('day')];
  return {
    year,
    month,
    day,
    minute: field('hour') * 60 + field('minute'),
    day_number: Date.UTC(year, month - 1, day) / 86_400_000,
  };
}

export function clock_text(local: LocalTime): string {
  return `${Math.floor(local.minute / 60)}:${String(local.minute % 60).padStart(2, '0')}`;
}

export function day_heading(local: LocalTime, now: LocalTime): string {
  const days_ago = now.day_number - local.day_number;
  if (days_ago === 0) return t('chat.today');
  if (days_ago === 1) return t('chat.yesterday');
  const month = t('time.months').split('|')[local.month - 1] ?? String(local.month);
  const d = String(local.day);
  if (local.year === now.year) return t('time.date', { d, month });
  return t('time.date_year', { d, month, year: String(local.year) });
}
