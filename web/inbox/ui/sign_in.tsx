// I0: e-mail and password. Pasting works, password managers work, and a "no" says what to do next.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import type { ApiError } from '../../core/api';
import { sign_in } from '../actions';
import { change_settings, language, use_best_language, was_signed_out } from '../store';
import { kLanguages } from '../settings';
import { sentence_for } from '../words';
import { Mark } from './icons';

export function SignIn() {
  const error = useSignal<ApiError | null>(null);
  const wait_s = useSignal(0);
  const is_busy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const timer = setInterval(() => {
      if (wait_s.value > 0) wait_s.value -= 1;
    }, 1000);
    return () => clearInterval(timer);
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (form.current === null || is_busy.value || wait_s.value > 0) return;
    const fields = new FormData(form.current);
    is_busy.value = true;
    const failed = await sign_in(String(fields.get('email') ?? '').trim(), String(fields.get('password') ?? ''));
    is_busy.value = false;
    error.value = failed;
    wait_s.value = failed?.retry_after_s ?? 0;
    if (failed?.code === 'sign_in_failed') form.current?.querySelector<HTMLInputElement>('#password')?.select();
  };

  const is_slowed = error.value?.code === 'sign_in_slowed';
  const sentence = error.value === null || (is_slowed && wait_s.value === 0) ? '' : error_sentence(error.value, wait_s.value);
  return (
    <main class="sign-in">
      <form ref={form} class="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
        <Mark />
        <h1>{t('sign_in.title')}</h1>
        {was_signed_out.value && <p class="sign-in-note">{t('sign_in.was_signed_out')}</p>}
        <label class="field">
          <span>{t('sign_in.email')}</span>
          <input
            id="email" name="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none"
            spellcheck={false} required autofocus aria-describedby="sign-in-error"
          />
        </label>
        <label class="field">
          <span>{t('sign_in.password')}</span>
          <input
            id="password" name="password" type="password" autocomplete="current-password" required
            aria-describedby="sign-in-error"
          />
        </label>
        <p id="sign-in-error" class="form-error" role="alert">{sentence}</p>
        <button type="submit" class="button primary wide" disabled={is_busy.value || wait_s.value > 0}>
          {t(is_busy.value ? 'sign_in.busy' : 'sign_in.submit')}
        </button>
      </form>
      <LanguageLine />
    </main>
  );
}

function error_sentence(error: ApiError, wait_s: number): string {
  if (error.code === 'sign_in_slowed' && wait_s > 0) return t('sign_in.slowed', { n: wait_s });
  if (error.status === 0) return t('sign_in.unreachable');
  return sentence_for(error.code, error.message);
}

const kShort = { en: 'English', 'pt-BR': 'Português', vi: 'Tiếng Việt', fr: 'Français', es: 'Español' } as const;

function LanguageLine() {
  return (
    <nav class="languages" aria-label={t('me.language')}>
      {kLanguages.map((one) => (
        <button
          key={one} type="button" lang={one} aria-current={one === language.value ? 'true' : undefined}
          onClick={() => {
            change_settings({ language: one });
            void use_best_language();
          }}
        >
          {kShort[one]}
        </button>
      ))}
    </nav>
  );
}
