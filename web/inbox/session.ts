// Signed in or not, and every call of a signed-in person. A 401 anywhere leads to the sign-in screen; drafts and unsent
// messages stay on the device.
import { call_api, type ApiError, type ApiResult } from '../core/api';
import type { Session } from './domain';
import { change, screen, session, set_server_time, use_best_language, was_signed_out } from './store';

let leave: () => void = () => undefined;

// What else ends with the session (the stream); set once at start.
export function on_leave(run: () => void): void {
  leave = run;
}

export async function call_staff<T>(method: string, path: string, body?: unknown): Promise<ApiResult<T>> {
  const token = session.value?.csrf_token;
  const result = await call_api<T>(method, `/api/staff${path}`, {
    ...(body === undefined ? {} : { body }),
    ...(token === undefined ? {} : { csrf_token: token }),
  });
  if (!result.ok && result.error.status === 401) lose_session();
  return result;
}

export function lose_session(): void {
  if (session.value === null) return;
  was_signed_out.value = true;
  end_session(true);
}

export function end_session(keeps_place = false): void {
  leave();
  change({ kind: 'signed_out', keeps_place });
  screen.value = 'sign_in';
}

export async function adopt_session(found: Session): Promise<void> {
  set_server_time(found.now);
  change({ kind: 'signed_in', session: found });
  await use_best_language().catch(() => undefined);  // the words on screen stay
  was_signed_out.value = false;
  screen.value = 'inbox';
}

export async function fetch_session(): Promise<ApiResult<Session>> {
  return call_api<Session>('GET', '/api/staff/session');
}

export async function post_sign_in(email: string, password: string): Promise<ApiError | Session> {
  const result = await call_api<Session>('POST', '/api/staff/session', { body: { email, password } });
  return result.ok ? result.value : result.error;
}
