// Pictures in the log. The page's script draws the address of a picture as a link (src/api/shown_changes.cpp); this puts
// the picture into the link. A script of its own: whoever only reads and writes words needs none of it. Only addresses
// of this very site become pictures, so no link can hide where it leads.

const kPicture = /^\/c\/[^/]+\/pictures\/[0-9a-f-]{36}$/u;

export function picture_path(href: string, origin: string): string | null {
  try {
    const url = new URL(href);
    return url.origin === origin && url.search === '' && kPicture.test(url.pathname) ? url.pathname : null;
  } catch {
    return null;
  }
}

function show(link: HTMLAnchorElement, words: string): void {
  const path = picture_path(link.href, location.origin);
  if (path === null) return;
  const image = document.createElement('img');
  image.loading = 'lazy';
  image.alt = words;
  // A picture that is gone stays a link.
  image.onerror = () => {
    image.remove();
    link.classList.remove('picture');
  };
  image.src = `${path}/thumb`;
  link.classList.add('picture');
  link.append(image);
}

function show_all(words: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.bubble a')) {
    if (link.dataset['seen'] !== undefined) continue;
    link.dataset['seen'] = '';
    if (link.querySelector('img') === null) show(link, words);
  }
}

if (typeof document !== 'undefined') {
  const words = document.querySelector<HTMLElement>('.attach')?.dataset['picture'] ?? '';
  show_all(words);
  new MutationObserver(() => show_all(words)).observe(document.body, { childList: true, subtree: true });
}
