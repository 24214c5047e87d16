// A wall clock somewhere else: what <input type="datetime-local"> holds, as an instant, and back. Pure.

// "2026-03-28T18:00" in that zone.
export function local_text(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

// The instant at which the clock there shows this. Where it shows it twice, the first; where it skips it, the instant
// that is as long after the skip. null: no date.
export function instant_of(local: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null;
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted)) return null;
  const shift_at = (instant: number) => Date.parse(`${local_text(new Date(instant).toISOString(), zone)}:00Z`) - instant;
  // The shifts of the day before and after are all there are around a change of the clock.
  const shifts = [shift_at(wanted - 86_400_000), shift_at(wanted + 86_400_000)];
  const fitting = shifts.map((shift) => wanted - shift).filter((instant) => instant + shift_at(instant) === wanted);
  const instant = fitting.length > 0 ? Math.min(...fitting) : wanted - Math.min(...shifts);
  return new Date(instant).toISOString();
}
