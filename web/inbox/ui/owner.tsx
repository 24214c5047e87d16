// Whose conversation it is, and whom it can be given to. Who can have it is asked once per store.
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../core/i18n';
import { assign_conversation } from '../actions';
import type { Assignee, Conversation } from '../domain';
import { call_staff } from '../session';
import { session } from '../store';

const kRestMs = 600;
const eligible = signal<ReadonlyMap<string, readonly Assignee[]>>(new Map());

function place_of(conversation: Conversation): string {
  return `${session.value?.staff.id ?? ''} ${conversation.location}`;
}

async function load_eligible(conversation: Conversation): Promise<void> {
  const place = place_of(conversation);
  if (eligible.peek().has(place)) return;
  const result = await call_staff<{ assignees: readonly Assignee[] }>('GET', `/conversations/${conversation.id}/assignees`);
  if (result.ok) eligible.value = new Map(eligible.peek()).set(place, result.value.assignees);
}

export function Owner({ conversation }: { conversation: Conversation }) {
  const { id, assignee } = conversation;
  const asked = useSignal<string | null>(null);  // chosen and not yet confirmed
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => void load_eligible(conversation), [id]);
  const people = eligible.value.get(place_of(conversation)) ?? [];
  const is_listed = assignee === undefined || people.some((one) => one.id === assignee.id);
  const commit = async () => {
    clearTimeout(pause.current);
    const chosen = asked.peek();
    if (chosen === null) return;
    if (chosen !== (assignee?.id ?? '')) await assign_conversation(id, chosen === '' ? null : chosen);
    if (asked.peek() === chosen) asked.value = null;
  };
  // The arrow keys pass through everybody on the way: nobody is given it before they rest.
  const choose = (chosen: string) => {
    asked.value = chosen;
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void commit(), kRestMs);
  };
  useEffect(() => () => void commit(), [id]);
  return (
    <select
      id="owner" class="owner" aria-label={t('owner.label')} title={t('owner.label')} value={asked.value ?? assignee?.id ?? ''}
      onFocus={() => void load_eligible(conversation)} onChange={(event) => choose(event.currentTarget.value)}
      onBlur={() => void commit()}
    >
      <option value="">{t('owner.nobody')}</option>
      {!is_listed && <option value={assignee.id}>{assignee.name}</option>}
      {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </select>
  );
}
