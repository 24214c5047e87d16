// The address bar: the view, the store and the open conversation, so that a reload and a shared link show the same.
import { effect } from '@preact/signals';
import { select } from './actions';
import { read_place, write_place, type Place } from './address_text';
import { change, page, state } from './store';

export function follow_address(): void {
  adopt(read_place(location.search));
  addEventListener('popstate', () => adopt(read_place(location.search)));
  effect(() => {
    const { view, store, selected, session } = state.value;
    if (session === null) return;
    const wanted = write_place({ view, store, chat: selected, page: page.value });
    if (wanted === location.search.replace(/^\?/, '')) return;
    const address = location.pathname + (wanted === '' ? '' : `?${wanted}`);
    // Opening a conversation is a step that "back" undoes; moving between them is not.
    const before = read_place(location.search);
    const is_opening = (selected !== null && before.chat === null) || (page.value !== 'inbox' && before.page === 'inbox');
    if (is_opening) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
}

function adopt(place: Place): void {
  const { view, store, selected, session } = state.value;
  page.value = place.page;
  if (view !== place.view) change({ kind: 'view_chosen', view: place.view });
  if (store !== place.store) change({ kind: 'store_chosen', store: place.store });
  if (selected === place.chat) return;
  if (session === null) change({ kind: 'conversation_chosen', id: place.chat });
  else select(place.chat);
}
