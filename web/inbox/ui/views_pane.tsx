// The views with their counts and the store filter: a pane where there is room, a menu on the list's title elsewhere.
import { t } from '../../core/i18n';
import { kViews, type ViewName } from '../domain';
import { session, state } from '../store';
import { choose_store, choose_view } from '../sync';
import { Icon } from './icons';

export function ViewsPane() {
  return (
    <nav class="views-pane" aria-label={t('nav.views')}>
      <p class="brand-name" dir="auto">{session.value?.brand.name}</p>
      <ViewList after={() => undefined} />
    </nav>
  );
}

export function ViewsButton() {
  const { view, counts, store } = state.value;
  const name = session.value?.locations.find((found) => found.id === store)?.name;
  return (
    <>
      <h1 class="list-title">
        <button type="button" class="views-button" popovertarget="views-menu">
          <span>{t(`view.${view}`)}</span> <span class="count">{counts[view]}</span>
          <Icon name="down" />
          {name !== undefined && <span class="views-store" dir="auto">{name}</span>}
        </button>
      </h1>
      <div id="views-menu" class="popover views-menu" popover="auto" role="dialog" aria-label={t('nav.views')}>
        <ViewList after={() => document.getElementById('views-menu')?.hidePopover()} />
      </div>
    </>
  );
}

function ViewList({ after }: { after: () => void }) {
  const { view, counts, store } = state.value;
  const stores = session.value?.locations ?? [];
  const choose = (name: ViewName) => () => {
    choose_view(name);
    after();
  };
  const choose_place = (id: string | null) => () => {
    choose_store(id);
    after();
  };
  return (
    <>
      <h2 class="pane-label">{t('nav.inbox')}</h2>
      <ul class="nav-list">
        {kViews.map((name) => (
          <li key={name}>
            <button type="button" aria-current={name === view ? 'true' : undefined} onClick={choose(name)}>
              <span>{t(`view.${name}`)}</span>
              <span class="count">{counts[name]}</span>
            </button>
          </li>
        ))}
      </ul>
      {stores.length > 1 && (
        <>
          <h2 class="pane-label">{t('nav.stores')}</h2>
          <ul class="nav-list stores">
            <li>
              <button type="button" aria-current={store === null ? 'true' : undefined} onClick={choose_place(null)}>
                <span>{t('nav.all_stores')}</span>
              </button>
            </li>
            {stores.map((one) => (
              <li key={one.id}>
                <button
                  type="button" aria-current={store === one.id ? 'true' : undefined} onClick={choose_place(one.id)}
                >
                  <span dir="auto">{one.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
