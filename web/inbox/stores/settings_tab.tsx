// A11: every limit with what holds, its range, and who said so; stricter only, the server sees to it.
import { useSignal } from '@preact/signals';
import { t } from '../../core/i18n';
import type { ApiError } from '../../core/api';
import type { Store } from '../domain';
import { call_staff } from '../session';
import { date_and_time } from '../words';
import { Problem } from './parts';
import type { Setting } from './shapes';
import { useSaved } from './use_saved';

export function SettingsTab({ store, may }: { store: Store; may: boolean }) {
  const saved = useSaved<{ settings: Setting[] }>(`/settings?location=${store.id}`);
  const settings = saved.value.value?.settings ?? [];
  return (
    <>
      <p class="hint">{t('stores.settings_hint')}</p>
      <Problem error={saved.error.value} />
      <ul class="settings">
        {settings.map((setting) => <Row key={`${setting.key} ${String(setting.value)}`} setting={setting} store={store} may={may} onDone={saved.reload} />)}
      </ul>
    </>
  );
}

interface RowProps {
  setting: Setting;
  store: Store;
  may: boolean;
  onDone: () => Promise<void>;
}

function Row({ setting, store, may, onDone }: RowProps) {
  const text = useSignal(String(setting.value));
  const error = useSignal<ApiError | null>(null);
  const own = setting.said.find((said) => said.level === 'location');
  const is_number = typeof setting.value === 'number';
  const put = async (value: number | string | null) => {
    const body = { scope: 'location', location: store.id, key: setting.key, value, version: own?.version ?? 0 };
    const answer = await call_staff('PUT', '/settings', body);
    error.value = answer.ok ? null : answer.error;
    if (answer.ok) await onDone();
  };
  const { origin } = setting;
  return (
    <li class="setting">
      <label>
        <code>{setting.key}</code>
        <input
          value={text.value} disabled={!may || !setting.can_be_set} inputMode={is_number ? 'numeric' : 'text'}
          onInput={(event) => { text.value = event.currentTarget.value; }}
        />
      </label>
      <span class="hint">
        {setting.range}{' · '}
        {origin?.set_at === undefined
          ? t('stores.as_standard')
          : t('stores.said_by', { level: t(`stores.level_${origin.level}`), name: origin.set_by_name ?? '', when: date_and_time(origin.set_at) })}
      </span>
      {may && setting.can_be_set && text.value !== String(setting.value) && (
        <button type="button" class="button" onClick={() => void put(is_number ? Number(text.value) : text.value)}>{t('stores.save')}</button>
      )}
      {may && own?.value !== undefined && (
        <button type="button" class="button plain" onClick={() => void put(null)}>{t('stores.take_back')}</button>
      )}
      <Problem error={error.value} />
    </li>
  );
}
