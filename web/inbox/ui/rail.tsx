// The rail at the side (a bar at the bottom on phones), and the small menu of the person who is signed in.
import { t } from '../../core/i18n';
import { select, sign_out } from '../actions';
import { change_settings, dialog, language, page, session, settings, state, use_best_language } from '../store';
import { kLanguages, type Language } from '../settings';
import { Avatar } from './avatar';
import { SingleKeys } from './dialogs';
import { focus_filter } from './focus';
import { Icon, IconButton, Mark, type IconName } from './icons';
import { layout } from './use_layout';

const kLanguageNames: Readonly<Record<Language, string>> = {
  en: 'English', 'pt-BR': 'Português (Brasil)', vi: 'Tiếng Việt', fr: 'Français', es: 'Español',
};

export function Rail() {
  return layout.value === 'phone' ? <BottomBar /> : <SideRail />;
}

function SideRail() {
  return (
    <nav class="rail" aria-label={t('nav.main')}>
      <Mark />
      <RailPage name="inbox" icon="inbox" />
      <RailPage name="stores" icon="store" />
      <span class="rail-space" />
      <IconButton icon="keys" label={t('keys.title')} onClick={() => (dialog.value = { kind: 'keys' })} />
      <MeButton />
      <MeMenu />
    </nav>
  );
}

function RailPage({ name, icon }: { name: 'inbox' | 'stores'; icon: IconName }) {
  const label = t(`nav.${name}`);
  return (
    <button
      type="button" class="rail-page" aria-current={page.value === name ? 'page' : undefined} title={label} aria-label={label}
      onClick={() => { page.value = name; }}
    >
      <Icon name={icon} />
    </button>
  );
}

function BottomBar() {
  const waiting = state.value.counts.needs_reply;
  const to_list = () => {
    page.value = 'inbox';
    select(null);
  };
  return (
    <nav class="bottom-bar" aria-label={t('nav.main')}>
      <button type="button" aria-current={page.value === 'inbox' ? 'page' : undefined} onClick={to_list}>
        <Icon name="inbox" />
        <span>{t('nav.inbox')}</span>
        {waiting > 0 && <span class="badge">{waiting}</span>}
      </button>
      <button type="button" onClick={() => { to_list(); requestAnimationFrame(focus_filter); }}>
        <Icon name="search" /><span>{t('nav.search')}</span>
      </button>
      <button type="button" aria-current={page.value === 'stores' ? 'page' : undefined} onClick={() => { page.value = 'stores'; }}>
        <Icon name="store" /><span>{t('nav.stores')}</span>
      </button>
      <button type="button" popovertarget="me-menu">
        <Avatar id={session.value?.staff.id ?? ''} name={session.value?.staff.name ?? ''} />
        <span>{t('nav.me')}</span>
      </button>
      <MeMenu />
    </nav>
  );
}

function MeButton() {
  const name = session.value?.staff.name ?? '';
  return (
    <button type="button" class="me-button" popovertarget="me-menu" aria-label={t('me.label', { name })} title={name}>
      <Avatar id={session.value?.staff.id ?? ''} name={name} />
    </button>
  );
}

function MeMenu() {
  const staff = session.value?.staff;
  if (staff === undefined) return null;
  return (
    <div id="me-menu" class="popover me-menu" popover="auto" role="dialog" aria-label={t('nav.me')}>
      <p class="me-name" dir="auto">{staff.name}</p>
      <p class="me-mail">{staff.email}</p>
      <p class="me-role">{t(`role.${staff.role}`)}</p>
      <label class="field">
        <span>{t('me.language')}</span>
        <select
          value={language.value}
          onChange={(event) => {
            const chosen = kLanguages.find((one) => one === event.currentTarget.value) ?? null;
            change_settings({ language: chosen });
            void use_best_language();
          }}
        >
          {kLanguages.map((one) => <option key={one} value={one} lang={one}>{kLanguageNames[one]}</option>)}
        </select>
      </label>
      <SingleKeys key={String(settings.value.single_keys)} />
      <button
        type="button" class="button wide" popovertarget="me-menu" popovertargetaction="hide"
        onClick={() => (dialog.value = { kind: 'notify' })}
      >
        {t('notify.title')}
      </button>
      <button type="button" class="button wide" onClick={() => void sign_out()}>{t('me.sign_out')}</button>
    </div>
  );
}
