import { describe, expect, it } from 'vitest';
import { best_window, read_notice } from './notice';

describe('read_notice', () => {
  const notice = { type: 'notice', tag: 'c1', title: 'New message · Augusta', body: 'Answer before', url: '/inbox?chat=c1', urgent: true };
  it('reads what the server sends', () => {
    expect(read_notice(JSON.stringify(notice))).toEqual(notice);
    expect(read_notice('{"type":"withdraw","tag":"c1"}')).toEqual({
      type: 'withdraw', tag: 'c1', title: '', body: '', url: '/inbox', urgent: false,
    });
  });
  it('reads nothing else', () => {
    for (const text of ['', 'x', 'null', '[]', '{}', '{"type":"other"}']) expect(read_notice(text)).toBeNull();
  });
  it('opens nothing but the inbox', () => {
    for (const url of ['https://elsewhere.example/', '//elsewhere.example', '/inboxes', 'javascript:alert(1)', 7]) {
      expect(read_notice(JSON.stringify({ ...notice, url }))?.url).toBe('/inbox');
    }
  });
});

describe('best_window', () => {
  it('takes the focused one, else any of ours', () => {
    const one = { url: 'https://a.example/inbox?view=open', focused: false };
    const two = { url: 'https://a.example/inbox', focused: true };
    const other = { url: 'https://a.example/c/augusta', focused: true };
    expect(best_window([other, one, two], 'https://a.example')).toBe(two);
    expect(best_window([other, one], 'https://a.example')).toBe(one);
    expect(best_window([other], 'https://a.example')).toBeNull();
  });
});
