// How long to wait before the next try: doubling, with jitter, so that a thousand pages do not come back together.

export function backoff_ms(attempt: number, least_ms: number, most_ms: number, random: () => number = Math.random): number {
  const ceiling = Math.min(most_ms, least_ms * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * (0.5 + random() / 2));
}
