// What a screen reader says about new messages: each once, with its name, at most one sentence in two seconds; what
// comes faster is counted.

export interface AnnouncerOptions {
  speak: (sentence: string) => void;
  summary: (count: number) => string;
  set_timer?: (run: () => void, ms: number) => unknown;
}

const kPauseMs = 2_000;

export function make_announcer({ speak, summary, set_timer = setTimeout }: AnnouncerOptions): (sentence: string) => void {
  let waiting: string[] | null = null; // a list while pausing
  const announce = (sentence: string): void => {
    if (waiting !== null) {
      waiting.push(sentence);
      return;
    }
    speak(sentence);
    waiting = [];
    set_timer(() => {
      const missed = waiting ?? [];
      waiting = null;
      if (missed.length > 0) announce(missed.length === 1 ? String(missed[0]) : summary(missed.length));
    }, kPauseMs);
  };
  return announce;
}
