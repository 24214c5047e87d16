// How I am told: on this device, by mail, and when not. Loaded when it is opened.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import {
  load_notifications, notifications, push_here, remove_device, save_notifications, send_test, turn_push_on,
  type Here, type NotifySettings, type Tested,
} from '../notify';
import { sentence_for } from '../words';
import { Dialog } from './dialog';

export function NotifyDialog({ onClose }: { onClose: () => void }) {
  const here = useSignal<Here>('off');
  const said = useSignal('');
  useEffect(() => {
    void load_notifications();
    void push_here().then((state) => { here.value = state; });
  }, []);
  const shown = notifications.value;

  async function save(partial: Partial<NotifySettings>): Promise<void> {
    if (shown === null) return;
    const result = await save_notifications({ ...shown.settings, ...partial });
    said.value = result.ok ? '' : sentence_for(result.error.code, result.error.message);
  }
  async function turn_on(): Promise<void> {
    if (shown === null) return;
    const result = await turn_push_on(shown.push_key);
    here.value = typeof result === 'string' ? result : await push_here();
    said.value = typeof result === 'string' || result.ok ? '' : sentence_for(result.error.code, result.error.message);
  }
  async function remove(id: string): Promise<void> {
    const result = await remove_device(id);
    said.value = result.ok ? '' : sentence_for(result.error.code, result.error.message);
  }
  async function test(): Promise<void> {
    said.value = t('notify.testing');
    const result = await send_test();
    said.value = result.ok ? tested_text(result.value.results) : sentence_for(result.error.code, result.error.message);
    void load_notifications();
  }

  return (
    <Dialog title={t('notify.title')} onClose={onClose} class="notify">
      {shown !== null && (
        <>
          <p>{t(`notify.here_${here.value}`)}</p>
          {here.value === 'off' && (
            <button type="button" class="button primary wide" onClick={() => void turn_on()}>{t('notify.turn_on')}</button>
          )}
          {shown.devices.length > 0 && (
            <ul class="devices">
              {shown.devices.map((device) => (
                <li key={device.id}>
                  <span>{device.name || t('notify.device')}</span>{' '}
                  <button type="button" class="button plain" onClick={() => void remove(device.id)}>{t('notify.remove')}</button>
                </li>
              ))}
            </ul>
          )}
          <Choices settings={shown.settings} can_mail={shown.can_mail} save={save} />
          {!shown.can_mail && <p class="quiet-words">{t('notify.no_mail')}</p>}
          {shown.is_refused && <p class="quiet-words">{t('notify.refused')}</p>}
          <Quiet settings={shown.settings} zone={shown.zone} save={save} />
          <button type="button" class="button wide" onClick={() => void test()}>{t('notify.test')}</button>
        </>
      )}
      <p role="status">{said.value}</p>
    </Dialog>
  );
}

type Save = (partial: Partial<NotifySettings>) => Promise<void>;

function Choices({ settings, can_mail, save }: { settings: NotifySettings; can_mail: boolean; save: Save }) {
  const rows = ['push', 'email', 'digest', 'shows_text', 'urgent_anyway'] as const;
  return (
    <>
      {rows.filter((row) => can_mail || (row !== 'email' && row !== 'digest')).map((row) => (
        <label key={row} class="switch">
          <input type="checkbox" checked={settings[row]} onChange={(event) => {
            const wanted = event.currentTarget.checked;
            // What is refused stays as it was.
            event.currentTarget.checked = settings[row];
            void save({ [row]: wanted });
          }} />
          <span>{t(`notify.${row}`)}</span>
        </label>
      ))}
    </>
  );
}

function Quiet({ settings, zone, save }: { settings: NotifySettings; zone: string; save: Save }) {
  const { quiet, ...others } = settings;
  const toggle = (wanted: boolean) => {
    if (wanted) return save({ quiet: { from: '22:00', to: '07:00' } });
    notifications.value = notifications.value === null ? null : { ...notifications.value, settings: others };
    return save_notifications(others).then(() => undefined);
  };
  return (
    <>
      <label class="switch">
        <input type="checkbox" checked={quiet !== undefined} onChange={(event) => void toggle(event.currentTarget.checked)} />
        <span>{t('notify.quiet', { zone })}</span>
      </label>
      {quiet !== undefined && (
        <p class="quiet-hours">
          <input type="time" aria-label={t('notify.quiet_from')} value={quiet.from}
            onChange={(event) => void save({ quiet: { ...quiet, from: event.currentTarget.value } })} />
          {' – '}
          <input type="time" aria-label={t('notify.quiet_to')} value={quiet.to}
            onChange={(event) => void save({ quiet: { ...quiet, to: event.currentTarget.value } })} />
        </p>
      )}
    </>
  );
}

function tested_text(results: readonly Tested[]): string {
  if (results.length === 0) return t('notify.test_none');
  const failed = results.filter((one) => one.outcome !== 'sent');
  if (failed.length === 0) return t('notify.test_sent');
  return t('notify.test_failed', { what: failed.map((one) => `${one.channel === 'email' ? 'e-mail' : 'push'}: ${one.outcome}`).join(', ') });
}
