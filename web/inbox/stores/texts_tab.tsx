// A7, A8: what the server says by itself in the store's name, by language, and the conversation starters.
import { t } from '../../core/i18n';
import type { Store } from '../domain';
import { date_and_time, language_name } from '../words';
import { NotHereYet, SaveBar, SetBy } from './parts';
import type { Texts } from './shapes';
import { useDraft, useSaved } from './use_saved';

const kStartersMax = 5;        // AVA-09
const kStarterCharsMax = 35;
const kTextCharsMax = 1000;
const kOffered = ['en', 'pt-BR', 'fr', 'es', 'vi', 'de', 'it', 'nl'];

interface Draft {
  welcome: Record<string, string>;
  away: Record<string, string>;
  starters: string[];
}

function draft_of(texts: Texts, store: Store): Draft {
  const languages = new Set([...(store.profile.languages ?? []), ...Object.keys(texts.welcome), ...Object.keys(texts.away)]);
  const filled = (said: Record<string, string>) => Object.fromEntries([...languages].map((tag) => [tag, said[tag] ?? '']));
  return { welcome: filled(texts.welcome), away: filled(texts.away), starters: [...texts.starters] };
}

export function TextsTab({ store, may }: { store: Store; may: boolean }) {
  const path = `/locations/${store.id}/texts`;
  const saved = useSaved<Texts>(path);
  const draft = useDraft(saved, (read) => draft_of(read, store));
  if (draft === null) return <NotHereYet saved={saved} />;
  const { value: texts, shown, edit } = draft;
  const missing = kOffered.filter((tag) => !(tag in shown.welcome));
  const add_language = (tag: string) => {
    if (tag !== '') edit({ welcome: { ...shown.welcome, [tag]: '' }, away: { ...shown.away, [tag]: '' } });
  };
  const save = () => {
    const starters = shown.starters.map((one) => one.trim()).filter((one) => one !== '');
    void saved.send('PUT', path, { ...shown, starters, version: texts.version });
  };
  return (
    <>
      <p class="hint">{t('stores.slots', { slots: texts.slots.join(' ') })}</p>
      <Kind title={t('stores.welcome')} hint={t('stores.welcome_hint')} said={shown.welcome} may={may} onChange={(welcome) => edit({ welcome })} />
      <Kind title={t('stores.away')} hint={t('stores.away_hint')} said={shown.away} may={may} onChange={(away) => edit({ away })} />
      {may && missing.length > 0 && (
        <label class="field narrow">
          <span>{t('stores.add_language')}</span>
          <select value="" onChange={(event) => add_language(event.currentTarget.value)}>
            <option value="" />
            {missing.map((tag) => <option key={tag} value={tag}>{language_name(tag)}</option>)}
          </select>
        </label>
      )}
      <fieldset disabled={!may}>
        <legend>{t('stores.starters')}</legend>
        <p class="hint">{t('stores.starters_hint')}</p>
        {[...shown.starters, ...(shown.starters.length < kStartersMax ? [''] : [])].map((starter, index) => (
          <input
            key={index} class="starter" value={starter} maxLength={kStarterCharsMax} dir="auto"
            aria-label={t('stores.starter', { n: index + 1 })}
            onInput={(event) => {
              const starters = [...shown.starters];
              starters[index] = event.currentTarget.value;
              edit({ starters });
            }}
          />
        ))}
      </fieldset>
      <SaveBar saved={saved} may={may} onSave={save} />
      <SetBy name={texts.set_by_name} when={texts.set_at && date_and_time(texts.set_at)} />
    </>
  );
}

interface KindProps {
  title: string;
  hint: string;
  said: Record<string, string>;
  may: boolean;
  onChange: (said: Record<string, string>) => void;
}

function Kind({ title, hint, said, may, onChange }: KindProps) {
  return (
    <fieldset disabled={!may}>
      <legend>{title}</legend>
      <p class="hint">{hint}</p>
      {Object.entries(said).map(([tag, text]) => (
        <label key={tag} class="field">
          <span>{language_name(tag)}</span>
          <textarea
            rows={3} value={text} maxLength={kTextCharsMax} lang={tag} dir="auto"
            onInput={(event) => onChange({ ...said, [tag]: event.currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
