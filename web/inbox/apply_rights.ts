// The part of apply_event.ts about what is kept of a customer: copies, erasure, legal holds. Called by it only.
import type { Draft } from './apply_event';
import type { EventBodies, EventOf, Rights } from './domain';

// Whatever was read out of the content goes with it; counters and times stay.
export function apply_erased(state: Draft, event: EventOf<'content_erased'>): void {
  state.consumer = event.body.consumer;
  state.consumer_name = '';
  state.context = '';
  state.preview = '';
  state.preview_actor = 'consumer';
  state.preview_seq = 0;
  state.preview_has_picture = false;
  delete state.stopped_clock;  // what is gone is not taken back any more
  delete state.agreed_to_offers_at;
  state.rights = {
    erased_up_to: event.seq, is_export_late: false, has_objected: state.rights.has_objected,
    is_forgotten: state.rights.is_forgotten || event.body.reason_code === 'ERASED',
  };
}

export function with_optional<K extends 'erase_by' | 'export_by' | 'hold'>(rights: Rights, key: K, value: Rights[K]): Rights {
  const { [key]: _, ...others } = rights;
  return (value === undefined ? others : { ...others, [key]: value }) as Rights;
}

export function apply_export(state: Draft, body: EventBodies['export_changed']): void {
  const rights = with_optional(state.rights, 'export_by', body.state === 'made' ? undefined : body.due_at);
  state.rights = { ...rights, is_export_late: body.state === 'late' };
}

export function apply_hold(state: Draft, { actor, body }: EventOf<'legal_hold_changed'>): void {
  const before = state.rights.hold;
  const by = body.state === 'proposed' || !before ? actor.id : before.by;
  const hold = body.state === 'ended' ? undefined : { state: body.state, until: body.until, by, reason: body.reason };
  state.rights = with_optional(state.rights, 'hold', hold);
}

// The conversation is as it was; who had taken it on worked in the other store (WIN-12).
export function apply_moved(state: Draft, to: string): void {
  state.location = to;
  const { person_at: _, ...handover } = state.handover;
  state.handover = handover;
}
