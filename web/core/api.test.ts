import { expect, test } from 'vitest';
import { call_api, is_temporary } from './api';

function answer(status: number, body: string, headers: Record<string, string> = {}): typeof fetch {
  return async () => new Response(body, { status, headers });
}

test('a good answer is its value', async () => {
  const result = await call_api<{ seq: number }>('GET', '/x', { fetch: answer(200, '{"seq":4}') });
  expect(result).toEqual({ ok: true, value: { seq: 4 } });
});

test('an error keeps code, sentence, Retry-After and the rest of the body', async () => {
  const body = '{"error":{"code":"lane_full","message":"Try again."},"verdict":{"a":1}}';
  const result = await call_api('POST', '/x', { body: {}, fetch: answer(503, body, { 'Retry-After': '2' }) });
  expect(result).toMatchObject({
    ok: false,
    error: { status: 503, code: 'lane_full', message: 'Try again.', retry_after_s: 2, body: { verdict: { a: 1 } } },
  });
});

test('a page from a proxy is an error with its status, never a throw', async () => {
  const bad = await call_api('GET', '/x', { fetch: answer(502, '<html>') });
  expect(bad).toMatchObject({ ok: false, error: { status: 502, code: 'http_502' } });
  const odd = await call_api('GET', '/x', { fetch: answer(200, '<html>') });
  expect(odd).toMatchObject({ ok: false, error: { status: 200, code: 'answer_malformed' } });
});

test('no network is "offline" and worth another try; 4xx is not', async () => {
  const result = await call_api('GET', '/x', { fetch: () => Promise.reject(new TypeError('no')) });
  expect(result).toMatchObject({ ok: false, error: { status: 0, code: 'offline' } });
  const error = { status: 0, code: '', message: '', retry_after_s: null, body: null };
  expect([0, 408, 429, 500, 503].map((status) => is_temporary({ ...error, status }))).not.toContain(false);
  expect([400, 401, 403, 404, 409].map((status) => is_temporary({ ...error, status }))).not.toContain(true);
});

test('body, CSRF token and method reach the server', async () => {
  let seen: RequestInit | undefined;
  const spy: typeof fetch = async (_, init) => {
    seen = init;
    return new Response('{}');
  };
  await call_api('POST', '/x', { body: { text: 'é' }, csrf_token: 'c', fetch: spy });
  expect(seen).toMatchObject({ method: 'POST', body: '{"text":"é"}', headers: { 'X-CSRF-Token': 'c' } });
});
