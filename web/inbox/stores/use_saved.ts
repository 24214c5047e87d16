// What a tab edits: loaded once for its store, saved as a whole with the version that was read, read again when somebody
// was quicker.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ApiError } from '../../core/api';
import { call_staff } from '../session';

export interface Saved<T> {
  value: Signal<T | null>;      // null: not here yet
  error: Signal<ApiError | null>;
  note: Signal<'saved' | null>;
  is_busy: Signal<boolean>;
  send: (method: string, path: string, body?: unknown) => Promise<boolean>;
  reload: () => Promise<void>;
}

export function useSaved<T>(path: string): Saved<T> {
  const value = useSignal<T | null>(null);
  const error = useSignal<ApiError | null>(null);
  const note = useSignal<'saved' | null>(null);
  const is_busy = useSignal(false);

  const reload = async () => {
    const answer = await call_staff<T>('GET', path);
    error.value = answer.ok ? null : answer.error;
    if (answer.ok) value.value = answer.value;
  };
  // True when it was done; what the server answered is shown.
  const send = async (method: string, to: string, body?: unknown) => {
    is_busy.value = true;
    note.value = null;
    const answer = await call_staff<T>(method, to, body);
    is_busy.value = false;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return false;
    value.value = answer.value;
    note.value = 'saved';
    return true;
  };
  useEffect(() => {
    value.value = null;
    note.value = null;
    void reload();
  }, [path]);
  return { value, error, note, is_busy, send, reload };
}
