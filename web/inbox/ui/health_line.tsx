// The shop of mine that stands worst with its customers, and what to do about it. Asking for it is what delivers the
// warning (docs/health.md), so it is asked for when the inbox opens, and again while it stays open.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n';
import { call_staff } from '../session';
import { store_of } from '../store';
import { date_and_time } from '../words';
import { Icon } from './icons';

const kAskEveryMs = 5 * 60_000;

type State = 'healthy' | 'watch' | 'at_risk' | 'probation' | 'deactivated' | 'suspended' | 'banned';

interface Unwell {
  location: string;
  state: State;
  figures: { open_breaches: number };
  deactivates_at?: string;
}

export function HealthLine() {
  const worst = useSignal<Unwell | null>(null);
  useEffect(() => {
    let is_gone = false;
    async function ask(): Promise<void> {
      const answer = await call_staff<{ locations: Unwell[] }>('GET', '/health');
      if (!is_gone && answer.ok) worst.value = answer.value.locations[0] ?? null;
    }
    void ask();
    const timer = setInterval(() => void ask(), kAskEveryMs);
    return () => {
      is_gone = true;
      clearInterval(timer);
    };
  }, []);
  const shown = worst.value;
  const store = shown === null ? undefined : store_of(shown.location);
  if (shown === null || store === undefined) return null;
  return <p class="offline health" role="status"><Icon name="alert" /> <span>{sentence(shown, store.name, store.zone)}</span></p>;
}

function sentence(shown: Unwell, store: string, zone: string): string {
  const overdue = shown.figures.open_breaches;
  const todo = overdue > 0 ? ` ${t('health.overdue', { count: overdue })}` : '';
  const until = shown.deactivates_at === undefined
    ? ''
    : ` ${t('health.deactivates', { when: date_and_time(shown.deactivates_at, zone) })}`;
  return t(`health.${shown.state}`, { store }) + todo + until;
}
