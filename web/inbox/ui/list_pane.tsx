// The list of conversations: a virtual window of fixed rows, one listbox with one active row.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../core/i18n';
import { visible_range } from '../hold';
import { cursor, kRowPx, move_cursor, note_pointer, note_scroll, rows } from '../list_state';
import { filter, state } from '../store';
import { load_next_page, load_view } from '../sync';
import { Icon } from './icons';
import { Row } from './row';
import { layout } from './use_layout';
import { ViewsButton } from './views_pane';

export function ListPane() {
  const { view, views, counts } = state.value;
  const { ids, fresh } = rows.value;
  const list = views[view];
  const has_menu = layout.value === 'tablet' || layout.value === 'phone';
  return (
    <section class="list-pane" aria-label={t('list.label')}>
      <header class="list-head">
        {has_menu ? <ViewsButton /> : (
          <h1 class="list-title">
            {t(`view.${view}`)} <span class="count">{counts[view]}</span>
          </h1>
        )}
        <span class="sort">{t(view === 'needs_reply' ? 'list.soonest' : 'list.newest')}</span>
      </header>
      <FilterField />
      <div
        class="list-body" onPointerLeave={() => note_pointer(false)}
        onPointerMove={(event) => note_pointer(event.pointerType === 'mouse')}
      >
        {fresh > 0 && (
          <button type="button" class="pill" onClick={show_fresh}>
            <Icon name="up" /> {t('list.fresh', { n: fresh })}
          </button>
        )}
        <Rows ids={ids} total={filter.value === '' ? Math.max(counts[view], ids.length) : ids.length} />
        {ids.length === 0 && <EmptyList status={list.status} />}
      </div>
    </section>
  );
}

function show_fresh(): void {
  note_pointer(false);
  note_scroll(0);
  const list = document.getElementById('conversations');
  if (list !== null) list.scrollTop = 0;
}

function FilterField() {
  return (
    <div class="filter">
      <Icon name="search" />
      <input
        id="filter" type="search" value={filter.value} placeholder={t('list.filter')} aria-label={t('list.filter')}
        autocomplete="off" spellcheck={false}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

function Rows({ ids, total }: { ids: readonly string[]; total: number }) {
  const element = useRef<HTMLDivElement>(null);
  const [port, set_port] = useState({ top: 0, height: 900 });
  const { view, views, store, selected } = state.value;
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => set_port({ top: box.scrollTop, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (element.current !== null) element.current.scrollTop = 0;
    note_scroll(0);
  }, [view, store]);

  const { from, to } = visible_range(port.top, port.height, kRowPx, ids.length);
  const has_more = views[view].next !== null && filter.value === '';
  useEffect(() => {
    if (has_more && to > ids.length - 15) void load_next_page();
  }, [has_more, to, ids.length]);

  const drawn: number[] = [];
  for (let i = from; i < to; i++) drawn.push(i);
  const active = cursor.value === null ? -1 : ids.indexOf(cursor.value);
  if (active >= 0 && (active < from || active >= to)) drawn.push(active);
  return (
    <div
      ref={element} id="conversations" class="rows" role="listbox" tabIndex={0} aria-label={t(`view.${view}`)}
      aria-activedescendant={active >= 0 ? `row-${ids[active]}` : undefined}
      onScroll={(event) => {
        note_scroll(event.currentTarget.scrollTop);
        set_port({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight });
      }}
      onFocus={() => {
        if (active < 0 && ids.length > 0) move_cursor(selected === null ? 0 : Math.max(0, ids.indexOf(selected)));
      }}
    >
      <div class="rows-inside" role="presentation" style={{ height: `${ids.length * kRowPx + (has_more ? kRowPx : 0)}px` }}>
        {drawn.map((index) => {
          const id = ids[index] ?? '';
          return (
            <Row
              key={id} id={id} index={index} total={total} is_active={index === active} is_selected={id === selected}
            />
          );
        })}
      </div>
    </div>
  );
}

function EmptyList({ status }: { status: 'unloaded' | 'loading' | 'loaded' | 'failed' }) {
  if (status === 'failed') {
    return (
      <div class="empty">
        <p>{t('list.failed')}</p>
        <button type="button" class="button" onClick={() => void load_view('first')}>{t('act.try_again')}</button>
      </div>
    );
  }
  if (status !== 'loaded') return <Skeleton />;
  if (filter.value !== '') return <div class="empty"><p>{t('list.no_match', { words: filter.value })}</p></div>;
  const is_done = state.value.view === 'needs_reply';
  return (
    <div class="empty">
      {is_done && <span class="empty-mark"><Icon name="check" /></span>}
      <p class="empty-title">{t(is_done ? 'list.done' : 'list.empty')}</p>
      {is_done && <p>{t('list.done_help')}</p>}
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: 8 }, (_, i) => <div key={i} class="skeleton-row"><i /><b /><s /></div>)}
    </div>
  );
}
