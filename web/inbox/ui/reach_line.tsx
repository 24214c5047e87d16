// A shop of mine whose people nobody could tell about a message (NTF-04): said where everybody sees it, with the way out.
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import { load_notifications, notifications } from '../notify';
import { dialog, store_of } from '../store';
import { Icon } from './icons';

const kAskEveryMs = 5 * 60_000;

export function ReachLine() {
  useEffect(() => {
    void load_notifications();
    const timer = setInterval(() => void load_notifications(), kAskEveryMs);
    return () => clearInterval(timer);
  }, []);
  const store = notifications.value?.unreachable.map(store_of).find((one) => one !== undefined);
  if (store === undefined) return null;
  return (
    <p class="offline reach" role="status">
      <Icon name="alert" /> <span>{t('reach.nobody', { store: store.name })}</span>
      <button type="button" class="button" onClick={() => (dialog.value = { kind: 'notify' })}>{t('reach.turn_on')}</button>
    </p>
  );
}
