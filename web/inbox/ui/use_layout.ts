// Which panes fit: the four widths of the inbox.
import { signal } from '@preact/signals';

export type Layout = 'wide' | 'desk' | 'tablet' | 'phone';

const kWide = matchMedia('(min-width: 1360px)');
const kDesk = matchMedia('(min-width: 1100px)');
const kTablet = matchMedia('(min-width: 820px)');

function measure(): Layout {
  if (kWide.matches) return 'wide';
  if (kDesk.matches) return 'desk';
  return kTablet.matches ? 'tablet' : 'phone';
}

export const layout = signal<Layout>(measure());

for (const query of [kWide, kDesk, kTablet]) {
  query.addEventListener('change', () => {
    layout.value = measure();
  });
}
