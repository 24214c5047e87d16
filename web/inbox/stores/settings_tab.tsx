// A11: every limit in words, with what holds, its range, and who said so; stricter only, the server sees to it.
import { useSignal } from '@preact/signals';
import { current_language, t } from '../../core/i18n';
import type { ApiError } from '../../core/api';
import type { Store } from '../domain';
import { call_staff } from '../session';
import { date_and_time } from '../words';
import { Problem } from './parts';
import type { Setting } from './shapes';
import { kSpanWords, seconds_of, span_of, span_text, type SpanUnit } from './spans';
import { useSaved } from './use_saved';

// What nobody may change stands last, whatever it is about; a key of a newer server among the first.
const kGroups = {
  first: [
    'contact_window_s', 'reason_after_s', 'consecutive_reply_max', 'proactive_per_window', 'service_per_24h',
    'unanswered_proactive_stop', 'nudge_mode', 'nudge_max_per_episode',
  ],
  advertising: [
    'quiet_default', 'promo_per_week', 'promo_per_window', 'promo_brand_per_24h', 'campaign_pilot', 'campaign_approval_over',
    'audience_tier_max', 'optout_pause', 'complaint_warn', 'complaint_pause', 'sensitive_category',
  ],
  automatic: ['closing_soon_s', 'away_min_interval_s', 'away_mute_if_human_active_s', 'surveys'],
  data: ['retention_open_d', 'retention_closed_d', 'export_sla_d', 'erase_sla_d'],
} as const;
type Group = 'answering' | keyof typeof kGroups | 'fixed';
const kInOrder: Group[] = ['answering', 'first', 'advertising', 'automatic', 'data', 'fixed'];

function group_of(setting: Setting): Group {
  if (!setting.can_be_set) return 'fixed';
  const found = Object.entries(kGroups).find(([, keys]) => (keys as readonly string[]).includes(setting.key));
  return (found?.[0] as Group | undefined) ?? 'answering';
}

export function SettingsTab({ store, may }: { store: Store; may: boolean }) {
  const saved = useSaved<{ settings: Setting[] }>(`/settings?location=${store.id}`);
  const settings = saved.value.value?.settings ?? [];
  return (
    <>
      <p class="hint">{t('stores.settings_hint')}</p>
      <Problem error={saved.error.value} />
      {kInOrder.map((group) => {
        const rows = settings.filter((setting) => group_of(setting) === group);
        return rows.length > 0 && (
          <fieldset key={group}>
            <legend>{t(`stores.settings_${group}`)}</legend>
            <ul class="settings">
              {rows.map((setting) => <Row key={`${setting.key} ${String(setting.value)}`} setting={setting} store={store} may={may} onDone={saved.reload} />)}
            </ul>
          </fieldset>
        );
      })}
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
  const value = useSignal(setting.value);
  const error = useSignal<ApiError | null>(null);
  const own = setting.said.find((said) => said.level === 'location');
  const put = async (wanted: number | string | null) => {
    const body = { scope: 'location', location: store.id, key: setting.key, value: wanted, version: own?.version ?? 0 };
    const answer = await call_staff('PUT', '/settings', body);
    error.value = answer.ok ? null : answer.error;
    if (answer.ok) await onDone();
  };
  const { origin } = setting;
  const is_mine = may && setting.can_be_set;
  const id = `setting-${setting.key}`;
  return (
    <li class="setting">
      <label for={id}>{words_or('setting', setting.key)}</label>
      {is_mine
        ? <Field id={id} setting={setting} value={value.value} onChange={(wanted) => { value.value = wanted; }} />
        : <output id={id}>{value_text(setting, setting.value)}</output>}
      <span class="hint">
        {range_text(setting)}
        {origin?.set_at === undefined
          ? t('stores.as_standard')
          : t('stores.said_by', { level: t(`stores.level_${origin.level}`), name: origin.set_by_name ?? '', when: date_and_time(origin.set_at) })}
        {' · '}<code>{setting.key}</code>
      </span>
      {is_mine && value.value !== setting.value && (
        <button type="button" class="button" onClick={() => void put(value.value)}>{t('stores.save')}</button>
      )}
      {may && own?.value !== undefined && (
        <button type="button" class="button plain" onClick={() => void put(null)}>{t('stores.take_back')}</button>
      )}
      <Problem error={error.value} />
    </li>
  );
}

interface FieldProps {
  id: string;
  setting: Setting;
  value: number | string;
  onChange: (value: number | string) => void;
}

function Field({ id, setting, value, onChange }: FieldProps) {
  if (setting.words.length > 0) {
    return (
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {setting.words.map((word) => <option key={word} value={word}>{words_or('word', word)}</option>)}
      </select>
    );
  }
  if (setting.unit === 'seconds' && typeof value === 'number') return <SpanField id={id} value={value} onChange={onChange} />;
  if (typeof setting.value !== 'number') return <input id={id} value={value} onInput={(event) => onChange(event.currentTarget.value)} />;
  return (
    <input
      id={id} value={value} type="number" min={setting.least} max={setting.most}
      onInput={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}

// The number stays when the unit is chosen anew: "30 days" becomes "30 hours".
function SpanField({ id, value, onChange }: { id: string; value: number; onChange: (value: number) => void }) {
  const unit = useSignal<SpanUnit>(span_of(value).unit);
  const count = useSignal(span_of(value).count);
  const tell = () => onChange(seconds_of({ count: count.value, unit: unit.value }));
  const unit_label = t('stores.unit_of', { what: t(`stores.unit_${unit.value}`) });
  return (
    <span class="span-field">
      <input
        id={id} type="number" min={0} value={count.value}
        onInput={(event) => { count.value = Number(event.currentTarget.value); tell(); }}
      />
      <select aria-label={unit_label} value={unit.value} onChange={(event) => { unit.value = event.currentTarget.value as SpanUnit; tell(); }}>
        {kSpanWords.map((word) => <option key={word} value={word}>{t(`stores.unit_${word}`)}</option>)}
      </select>
    </span>
  );
}

// The name of what is not known by this page yet is its key.
function words_or(kind: string, key: string): string {
  const name = `stores.${kind}_${key}`;
  const words = t(name);
  return words === name ? key : words;
}

function value_text(setting: Setting, value: number | string): string {
  if (setting.words.length > 0) return words_or('word', String(value));
  if (setting.unit !== 'seconds' || typeof value !== 'number') return String(value);
  return span_text(span_of(value), current_language());
}

function range_text(setting: Setting): string {
  if (!setting.can_be_set) return '';
  const { least, most, unit } = setting;
  if (unit === 'quiet_hours') return `${t('stores.or_wider', { what: String(setting.default_value) })} · `;
  if (least === undefined || most === undefined) return '';
  const shown = (bound: number) => (unit === 'hundredths' ? (bound / 100).toFixed(2) : value_text(setting, bound));
  return `${t('stores.from_to', { least: shown(least), most: shown(most) })} · `;
}
