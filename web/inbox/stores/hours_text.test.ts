import { describe, expect, it } from 'vitest';
import { read_ranges, read_week, week_texts, write_ranges } from './hours_text';

describe('hours as people type them', () => {
  it.each([
    ['9-12, 14-19', '09:00–12:00, 14:00–19:00'],
    ['9:30 – 18', '09:30–18:00'],
    ['9h30-18h', '09:30–18:00'],
    ['9am-5:30pm', '09:00–17:30'],
    ['12am-12pm', '00:00–12:00'],
    ['22-2', '22:00–02:00'],
    ['0-24', '00:00–24:00'],
    ['9 às 18', '09:00–18:00'],
    ['8.15-11.45; 13-17', '08:15–11:45, 13:00–17:00'],
    ['', ''],
    ['   ', ''],
  ])('%s', (typed, read) => {
    expect(write_ranges(read_ranges(typed) ?? [])).toBe(read);
    expect(read_ranges(typed)).not.toBeNull();
  });

  it.each(['9', 'closed', '9-', '9-12,', '25-26', '9:75-10', '24-2', '13pm-14', '9-12-15', '-'])('%s is not understood', (typed) => {
    expect(read_ranges(typed)).toBeNull();
  });

  it('goes back and forth', () => {
    const weekly = [
      { day: 'mon', start: '09:00', end: '12:00' }, { day: 'mon', start: '14:00', end: '19:00' },
      { day: 'sat', start: '22:00', end: '02:00' },
    ] as const;
    expect(read_week(week_texts(weekly))).toEqual({ weekly });
  });

  it('names the days that were not understood', () => {
    expect(read_week({ ...week_texts([]), tue: 'x', sun: '9' })).toEqual({ wrong: ['tue', 'sun'] });
  });
});
