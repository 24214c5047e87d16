// A4: one store at a time, and what its people decide about it. Loaded when somebody opens it.
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import { page, session, state } from '../store';
import { HealthTab } from './health_tab';
import { HoursTab } from './hours_tab';
import { PublishingTab } from './publishing_tab';
import { SettingsTab } from './settings_tab';
import { TextsTab } from './texts_tab';

const kTabs = ['hours', 'texts', 'publishing', 'health', 'settings'] as const;
type Tab = (typeof kTabs)[number];

const kContents = { hours: HoursTab, texts: TextsTab, publishing: PublishingTab, health: HealthTab, settings: SettingsTab };

export function StoresPage() {
  const stores = session.value?.locations ?? [];
  const chosen = useSignal(state.value.store ?? stores[0]?.id ?? '');
  const tab = useSignal<Tab>('hours');
  const store = stores.find((one) => one.id === chosen.value);
  const role = session.value?.staff.role;
  const may = role === 'owner' || role === 'manager';
  const Content = kContents[tab.value];
  return (
    <main class="stores">
      <header class="stores-head">
        <h1>{t('nav.stores')}</h1>
        <label class="field">
          <span class="hidden">{t('details.store')}</span>
          <select value={chosen.value} onChange={(event) => { chosen.value = event.currentTarget.value; }}>
            {stores.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </label>
        <button type="button" class="button" onClick={() => { page.value = 'inbox'; }}>{t('stores.back')}</button>
      </header>
      <nav class="tabs" aria-label={t('nav.stores')}>
        {kTabs.map((one) => (
          <button key={one} type="button" aria-current={tab.value === one ? 'page' : undefined} onClick={() => { tab.value = one; }}>
            {t(`stores.tab_${one}`)}
          </button>
        ))}
      </nav>
      {store === undefined
        ? <p class="hint">{t('stores.none')}</p>
        : <section key={`${store.id} ${tab.value}`} class="stores-body" aria-label={t(`stores.tab_${tab.value}`)}><Content store={store} may={may} /></section>}
    </main>
  );
}
