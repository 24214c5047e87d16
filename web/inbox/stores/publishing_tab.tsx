// On the web or off it, and what is missing; the name, the privacy notice, the sites that show the chat; the links.
import { t } from '../../core/i18n';
import type { Store } from '../domain';
import { NotHereYet, SaveBar } from './parts';
import type { Publishing } from './shapes';
import { useDraft, useSaved } from './use_saved';

interface Draft {
  name: string;
  privacy_url: string;
  domains: string;
  has_read_rules: boolean;
}

function draft_of(publishing: Publishing): Draft {
  return {
    name: publishing.wanted_name ?? publishing.name,
    privacy_url: publishing.privacy_url,
    domains: publishing.allowed_domains.join(' '),
    has_read_rules: publishing.rules_read_at !== undefined,
  };
}

export function PublishingTab({ store, may }: { store: Store; may: boolean }) {
  const base = `/locations/${store.id}`;
  const saved = useSaved<Publishing>(`${base}/publishing`);
  const draft = useDraft(saved, draft_of);
  if (draft === null) return <NotHereYet saved={saved} />;
  const { value: publishing, shown, edit } = draft;
  const save = () => void saved.send('PUT', `${base}/publishing`, {
    name: shown.name, privacy_url: shown.privacy_url.trim(), has_read_rules: shown.has_read_rules, version: publishing.version,
    allowed_domains: shown.domains.split(/[\s,]+/).filter((one) => one !== ''),
  });
  const turn = () => void saved.send('POST', `${base}/${publishing.is_published ? 'unpublish' : 'publish'}`);
  return (
    <>
      <p class="lead">{t(publishing.is_published ? 'stores.published' : 'stores.unpublished')}</p>
      {publishing.missing.length > 0 && (
        <>
          <p>{t('stores.missing')}</p>
          <ul class="warnings">{publishing.missing.map(({ need }) => <li key={need}>{t(`stores.need_${need}`)}</li>)}</ul>
        </>
      )}
      {may && (
        <button type="button" class="button" disabled={saved.is_busy.value} onClick={turn}>
          {t(publishing.is_published ? 'stores.unpublish' : 'stores.publish')}
        </button>
      )}
      <fieldset disabled={!may}>
        <legend>{t('stores.on_the_web')}</legend>
        <label class="field">
          <span>{t('stores.name')}</span>
          <input value={shown.name} maxLength={100} dir="auto" onInput={(event) => edit({ name: event.currentTarget.value })} />
        </label>
        {publishing.wanted_name !== undefined && <p class="hint">{t('stores.name_waits', { name: publishing.name })}</p>}
        <label class="field">
          <span>{t('stores.privacy')}</span>
          <input type="url" value={shown.privacy_url} placeholder="https://" onInput={(event) => edit({ privacy_url: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{t('stores.domains')}</span>
          <input value={shown.domains} placeholder="example.org *.example.org" onInput={(event) => edit({ domains: event.currentTarget.value })} />
        </label>
        <label class="switch">
          <input type="checkbox" checked={shown.has_read_rules} onChange={(event) => edit({ has_read_rules: event.currentTarget.checked })} />
          <span>{t('stores.rules_read')}</span>
        </label>
      </fieldset>
      <SaveBar saved={saved} may={may} onSave={save} />
      <fieldset>
        <legend>{t('stores.links')}</legend>
        <p><a href={store.page_url} target="_blank" rel="noopener">{store.page_url}</a></p>
        <p><a href={store.conversation_url} target="_blank" rel="noopener">{store.conversation_url}</a></p>
      </fieldset>
    </>
  );
}
