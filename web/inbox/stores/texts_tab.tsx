// A7, A8: what the server says by itself in the store's name, by language, and the conversation starters; of what the
// store does not say, whose words it uses (AVA-14). Owners write the brand's here, too.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../../core/i18n';
import type { Store } from '../domain';
import { session } from '../store';
import { date_and_time, language_name } from '../words';
import { NotHereYet, SaveBar, SetBy } from './parts';
import type { LevelTexts, Texts } from './shapes';
import { inherited, says_anything, type Said, type TextKind } from './text_origin';
import { useDraft, useSaved } from './use_saved';

const kStartersMax = 5;        // AVA-09
const kStarterCharsMax = 35;
const kTextCharsMax = 1000;
const kOffered = ['en', 'pt-BR', 'fr', 'es', 'vi', 'de', 'it', 'nl'];

interface Words {
  welcome: Record<string, string>;
  away: Record<string, string>;
  starters: string[];
}

function draft_of(texts: Words, store: Store): Words {
  const languages = new Set([...(store.profile.languages ?? []), ...Object.keys(texts.welcome), ...Object.keys(texts.away)]);
  const filled = (said: Record<string, string>) => Object.fromEntries([...languages].map((tag) => [tag, said[tag] ?? '']));
  return { welcome: filled(texts.welcome), away: filled(texts.away), starters: [...texts.starters] };
}

export function TextsTab({ store, may }: { store: Store; may: boolean }) {
  const is_brands = useSignal(false);
  if (session.value?.staff.role !== 'owner') return <StoreTexts store={store} may={may} />;
  return (
    <>
      <label class="field narrow">
        <span>{t('stores.texts_of')}</span>
        <select value={is_brands.value ? 'brand' : 'location'} onChange={(event) => { is_brands.value = event.currentTarget.value === 'brand'; }}>
          <option value="location">{t('stores.this_store')}</option>
          <option value="brand">{t('stores.all_of_brand')}</option>
        </select>
      </label>
      {is_brands.value ? <BrandTexts store={store} /> : <StoreTexts store={store} may={may} />}
    </>
  );
}

function StoreTexts({ store, may }: { store: Store; may: boolean }) {
  const path = `/locations/${store.id}/texts`;
  const saved = useSaved<Texts>(path);
  const draft = useDraft(saved, (read) => draft_of(read, store));
  if (draft === null) return <NotHereYet saved={saved} />;
  const { value: texts, shown, edit } = draft;
  return (
    <>
      <p class="hint">{t('stores.slots', { slots: texts.slots.join(' ') })}</p>
      <Editor shown={shown} may={may} above={texts.above} onEdit={edit} />
      <SaveBar saved={saved} may={may} onSave={() => void saved.send('PUT', path, body_of(shown, texts.version))} />
      <SetBy name={texts.set_by_name} when={texts.set_at && date_and_time(texts.set_at)} />
    </>
  );
}

function BrandTexts({ store }: { store: Store }) {
  const saved = useSaved<LevelTexts>('/texts');
  const draft = useDraft(saved, (read) => draft_of(read, store));
  if (draft === null) return <NotHereYet saved={saved} />;
  const { value: texts, shown, edit } = draft;
  return (
    <>
      <p class="hint">{t('stores.brand_texts_hint')}</p>
      <Editor shown={shown} may above={[]} onEdit={edit} />
      <SaveBar saved={saved} may onSave={() => void saved.send('PUT', '/texts', body_of(shown, texts.version))} />
      <SetBy name={texts.set_by_name} when={texts.set_at && date_and_time(texts.set_at)} />
    </>
  );
}

function body_of(shown: Words, version: number): object {
  return { ...shown, starters: shown.starters.map((one) => one.trim()).filter((one) => one !== ''), version };
}

interface EditorProps {
  shown: Words;
  may: boolean;
  above: readonly LevelTexts[];
  onEdit: (partial: Partial<Words>) => void;
}

function Editor({ shown, may, above, onEdit }: EditorProps) {
  const missing = kOffered.filter((tag) => !(tag in shown.welcome));
  const add_language = (tag: string) => {
    if (tag !== '') onEdit({ welcome: { ...shown.welcome, [tag]: '' }, away: { ...shown.away, [tag]: '' } });
  };
  const blank = (said: Record<string, string>) => Object.fromEntries(Object.keys(said).map((tag) => [tag, '']));
  return (
    <>
      {(['welcome', 'away'] as const).map((kind) => (
        <Part
          key={kind} kind={kind} title={t(`stores.${kind}`)} hint={t(`stores.${kind}_hint`)} own={shown[kind]} above={above} may={may}
          onOwn={(said) => onEdit({ [kind]: { ...shown[kind], ...(said as Record<string, string>) } })}
          onTakeBack={() => onEdit({ [kind]: blank(shown[kind]) })}
        >
          <ByLanguage said={shown[kind]} onChange={(said) => onEdit({ [kind]: said })} />
        </Part>
      ))}
      {may && missing.length > 0 && (
        <label class="field narrow">
          <span>{t('stores.add_language')}</span>
          <select value="" onChange={(event) => add_language(event.currentTarget.value)}>
            <option value="" />
            {missing.map((tag) => <option key={tag} value={tag}>{language_name(tag)}</option>)}
          </select>
        </label>
      )}
      <Part
        kind="starters" title={t('stores.starters')} hint={t('stores.starters_hint')} own={shown.starters} above={above} may={may}
        onOwn={(said) => onEdit({ starters: [...(said as readonly string[])] })} onTakeBack={() => onEdit({ starters: [] })}
      >
        <Starters shown={shown.starters} onChange={(starters) => onEdit({ starters })} />
      </Part>
    </>
  );
}

interface PartProps {
  kind: TextKind;
  title: string;
  hint: string;
  own: Said;
  above: readonly LevelTexts[];
  may: boolean;
  onOwn: (said: Said) => void;
  onTakeBack: () => void;
  children: ComponentChildren;
}

// One text: the store's own to edit, or as another level says it.
function Part({ kind, title, hint, own, above, may, onOwn, onTakeBack, children }: PartProps) {
  const is_editing = useSignal(false);
  const from = inherited(kind, above);
  const is_theirs = from.level !== 'standard' && !says_anything(own) && !is_editing.value;
  const level = t(`stores.level_${from.level}`);
  return (
    <fieldset disabled={!may}>
      <legend>{title}</legend>
      <p class="hint">{hint}</p>
      {is_theirs ? (
        <>
          <p class="hint">{t('stores.from_level', { level })}</p>
          <ul>
            {(Array.isArray(from.said) ? (from.said as readonly string[]).map((text) => [text, text]) : Object.entries(from.said)).map(([key, text]) => <li key={key} dir="auto">{text}</li>)}
          </ul>
          {may && <button type="button" class="button" onClick={() => { is_editing.value = true; onOwn(from.said); }}>{t('stores.use_own')}</button>}
        </>
      ) : (
        <>
          {children}
          {may && from.level !== 'standard' && (
            <button type="button" class="button plain" onClick={() => { is_editing.value = false; onTakeBack(); }}>{t('stores.use_level', { level })}</button>
          )}
        </>
      )}
    </fieldset>
  );
}

function ByLanguage({ said, onChange }: { said: Record<string, string>; onChange: (said: Record<string, string>) => void }) {
  return (
    <>
      {Object.entries(said).map(([tag, text]) => (
        <label key={tag} class="field">
          <span>{language_name(tag)}</span>
          <textarea
            rows={3} value={text} maxLength={kTextCharsMax} lang={tag} dir="auto"
            onInput={(event) => onChange({ ...said, [tag]: event.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}

function Starters({ shown, onChange }: { shown: readonly string[]; onChange: (starters: string[]) => void }) {
  return (
    <>
      {[...shown, ...(shown.length < kStartersMax ? [''] : [])].map((starter, index) => (
        <input
          key={index} class="starter" value={starter} maxLength={kStarterCharsMax} dir="auto"
          aria-label={t('stores.starter', { n: index + 1 })}
          onInput={(event) => {
            const starters = [...shown];
            starters[index] = event.currentTarget.value;
            onChange(starters);
          }}
        />
      ))}
    </>
  );
}
