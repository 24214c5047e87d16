// What the tabs have in common: the bar that saves, and what the server said.
import type { ComponentChildren } from 'preact';
import { t } from '../../core/i18n';
import type { ApiError } from '../../core/api';
import { sentence_for } from '../words';
import type { Saved } from './use_saved';

// The server names the field and speaks a sentence; its code stands behind, for whoever asks us.
export function Problem({ error }: { error: ApiError | null }) {
  if (error === null) return null;
  const key = `stores.error_${error.code}`;
  const own = t(key);
  const field = (error.body as { error?: { field?: unknown } } | null)?.error?.field;
  return (
    <p class="form-error" role="alert">
      {own === key ? sentence_for(error.code, error.message) : own}
      {typeof field === 'string' && field !== '' && ` (${field})`} <code>{error.code}</code>
    </p>
  );
}

export function SaveBar<T>(props: { saved: Saved<T>; may: boolean; onSave: () => void; children?: ComponentChildren }) {
  const { saved } = props;
  return (
    <div class="save-bar">
      <Problem error={saved.error.value} />
      {saved.error.value?.status === 409 && (
        <button type="button" class="button" onClick={() => void saved.reload()}>{t('stores.read_again')}</button>
      )}
      {props.may && (
        <button type="button" class="button primary" disabled={saved.is_busy.value} onClick={props.onSave}>{t('stores.save')}</button>
      )}
      {props.children}
      <span role="status" class="saved-note">{saved.note.value === 'saved' ? t('stores.saved') : ''}</span>
      {!props.may && <p class="hint">{t('stores.ask_manager')}</p>}
    </div>
  );
}

// Nothing but why, if it does not come.
export function NotHereYet<T>({ saved }: { saved: Saved<T> }) {
  return <Problem error={saved.error.value} />;
}

export function SetBy({ name, when }: { name: string | undefined; when: string | undefined }) {
  if (name === undefined || when === undefined) return null;
  return <p class="hint">{t('stores.set_by', { name, when })}</p>;
}
