// Opening hours as people type them: "9-12, 14:00–19:30". Pure; the server has the last word about what makes sense.
export interface Range {
  start: string; // "09:00"
  end: string; // "18:00"; at or before the start: the next day's; "24:00": midnight
}

export const kDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof kDays)[number];

export interface WeeklyRange extends Range {
  day: Day;
}

// null: not understood. An empty text is a closed day.
export function read_ranges(text: string): Range[] | null {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const ranges: Range[] = [];
  for (const piece of trimmed.split(/[,;]/)) {
    const match = /^\s*(.+?)(?:\s*[-–—]\s*|\s+(?:to|a|à|às|đến)\s+)(.+?)\s*$/iu.exec(piece);
    const start = read_time(match?.[1] ?? '');
    const end = read_time(match?.[2] ?? '');
    if (start === null || end === null || start === '24:00') return null;
    ranges.push({ start, end });
  }
  return ranges;
}

// "9", "9:30", "9h", "9h30", "9.30", "9am", "5:30 pm" -> "09:30".
function read_time(text: string): string | null {
  const match = /^(\d{1,2})(?:[:h.](\d{2})?)?\s*(am|pm)?$/iu.exec(text);
  if (match === null) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  const half = match[3]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export function write_ranges(ranges: readonly Range[]): string {
  return ranges.map(({ start, end }) => `${start}–${end}`).join(', ');
}

export function week_texts(weekly: readonly WeeklyRange[]): Record<Day, string> {
  const of_day = (day: Day) => write_ranges(weekly.filter((range) => range.day === day));
  return Object.fromEntries(kDays.map((day) => [day, of_day(day)])) as Record<Day, string>;
}

// The days that were not understood, or the ranges of all.
export function read_week(texts: Readonly<Record<Day, string>>): { weekly: WeeklyRange[] } | { wrong: Day[] } {
  const wrong: Day[] = [];
  const weekly: WeeklyRange[] = [];
  for (const day of kDays) {
    const ranges = read_ranges(texts[day]);
    if (ranges === null) wrong.push(day);
    else weekly.push(...ranges.map((range) => ({ day, ...range })));
  }
  return wrong.length > 0 ? { wrong } : { weekly };
}
