// The order of a list while somebody has a hand on it: a row under the pointer never moves away, and what arrives
// meanwhile is counted instead of pushed in between. Pure.

export interface HeldOrder {
  ids: readonly string[];
  fresh: number;  // rows that wait outside
}

// `shown` stands on screen, `current` is how it should be, `acted` are conversations this person just dealt with: those
// leave at once.
export function held_order(
  shown: readonly string[], current: readonly string[], acted: ReadonlySet<string>,
): HeldOrder {
  const is_current = new Set(current);
  const kept = shown.filter((id) => is_current.has(id) || !acted.has(id));
  const is_shown = new Set(kept);
  const last = current.findLastIndex((id) => is_shown.has(id));
  const behind = current.slice(last + 1);  // a page that was loaded at the end pushes nothing
  const fresh = current.slice(0, last + 1).filter((id) => !is_shown.has(id)).length;
  const is_all_new = last === -1 && kept.length === 0;
  return { ids: is_all_new ? current : [...kept, ...behind], fresh };
}

// Which rows are drawn: what is visible, a few around, and always the active one.
export function visible_range(
  scroll_top: number, height: number, row_height: number, count: number,
): { from: number; to: number } {
  const kAround = 4;
  const from = Math.max(0, Math.floor(scroll_top / row_height) - kAround);
  const to = Math.min(count, Math.ceil((scroll_top + height) / row_height) + kAround);
  return { from: Math.min(from, count), to };
}
