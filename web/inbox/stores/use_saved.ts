// What a tab edits: loaded once for its store, saved as a whole with the version that was read, read again when somebody
// was quicker.
import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
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

// What the tab shows of it while somebody edits. null: it is not here yet.
export interface Draft<T, D> {
  value: T;  // as it was read
  shown: D;
  edit: (partial: Partial<D>) => void;
}

// Made anew whenever it was read or saved.
export function useDraft<T, D>(saved: Saved<T>, draft_of: (value: T) => D): Draft<T, D> | null {
  const draft = useSignal<D | null>(null);
  useSignalEffect(() => {
    draft.value = saved.value.value === null ? null : draft_of(saved.value.value);
  });
  const value = saved.value.value;
  const shown = draft.value;
  if (value === null || shown === null) return null;
  const edit = (partial: Partial<D>) => {
    draft.value = { ...shown, ...partial };
    saved.note.value = null;
  };
  return { value, shown, edit };
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
