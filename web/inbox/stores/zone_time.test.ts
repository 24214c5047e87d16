import { describe, expect, it } from 'vitest';
import { instant_of, local_text } from './zone_time';

describe('a wall clock somewhere else', () => {
  it.each([
    ['2026-01-15T18:00', 'Europe/Paris', '2026-01-15T17:00:00.000Z'],
    ['2026-07-15T18:00', 'Europe/Paris', '2026-07-15T16:00:00.000Z'],
    ['2026-07-15T18:00', 'America/Sao_Paulo', '2026-07-15T21:00:00.000Z'],
    ['2026-07-15T00:30', 'Asia/Ho_Chi_Minh', '2026-07-14T17:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],  // twice: the first
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],  // a half-hour shift, twice
  ])('%s in %s', (local, zone, instant) => {
    expect(instant_of(local, zone)).toBe(instant);
    expect(local_text(instant, zone)).toBe(local);
  });

  it('a time that is skipped lies behind the skip', () => {
    expect(instant_of('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('knows what is no date', () => {
    expect(instant_of('', 'Europe/Paris')).toBeNull();
    expect(instant_of('tomorrow', 'Europe/Paris')).toBeNull();
  });
});
