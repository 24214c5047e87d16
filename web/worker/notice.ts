// What a push of the server says (src/readers/notify_letter.cpp), read with care: anybody may push bytes. Pure.

export interface Notice {
  type: 'notice' | 'withdraw';
  tag: string;
  title: string;
  body: string;
  url: string;
  urgent: boolean;
}

export function read_notice(text: string): Notice | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const found = value as Record<string, unknown>;
  const word = (name: string) => (typeof found[name] === 'string' ? found[name] : '');
  const type = found['type'];
  if (type !== 'notice' && type !== 'withdraw') return null;
  // Only a place of our own inbox is opened.
  const url = /^\/inbox(\?|$)/.test(word('url')) ? word('url') : '/inbox';
  return { type, tag: word('tag'), title: word('title'), body: word('body'), url, urgent: found['urgent'] === true };
}

// The window of the inbox that is there already, before a new one.
export function best_window<T extends { url: string; focused: boolean }>(windows: readonly T[], origin: string): T | null {
  const ours = windows.filter((one) => one.url.startsWith(`${origin}/inbox`));
  return ours.find((one) => one.focused) ?? ours[0] ?? null;
}
