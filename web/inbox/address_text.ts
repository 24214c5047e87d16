// What the address bar says, as a value. Pure.
import { kViews, type ViewName } from './domain';

export interface Place {
  view: ViewName;
  store: string | null;
  chat: string | null;
  page: 'inbox' | 'stores';
}

export function read_place(search: string): Place {
  const query = new URLSearchParams(search);
  const wanted = query.get('view');
  return {
    view: kViews.find((view) => view === wanted) ?? 'needs_reply',
    store: query.get('store'),
    chat: query.get('chat'),
    page: query.get('page') === 'stores' ? 'stores' : 'inbox',
  };
}

export function write_place(place: Place): string {
  const query = new URLSearchParams();
  if (place.view !== 'needs_reply') query.set('view', place.view);
  if (place.store !== null) query.set('store', place.store);
  if (place.chat !== null) query.set('chat', place.chat);
  if (place.page !== 'inbox') query.set('page', place.page);
  return query.toString();
}
