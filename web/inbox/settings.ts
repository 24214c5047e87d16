// What a person chose on this device. Unknown or broken values fall back: a setting never stops the inbox.
import { browser_storage, type KeyValues } from '../core/outbox';

export const kLanguages = ['en', 'pt-BR', 'vi', 'fr', 'es'] as const;
export type Language = (typeof kLanguages)[number];

export interface Settings {
  single_keys: boolean;
  language: Language | null;  // null: the staff member's own
}

const kKey = 'balcao.inbox.settings';

export function read_settings(storage: KeyValues = browser_storage().storage): Settings {
  const found = parse(storage.getItem(kKey));
  return {
    single_keys: found['single_keys'] !== false,
    language: kLanguages.find((language) => language === found['language']) ?? null,
  };
}

export function write_settings(settings: Settings, storage: KeyValues = browser_storage().storage): void {
  try {
    storage.setItem(kKey, JSON.stringify(settings));
  } catch {
    // Full: the choice lasts as long as the page.
  }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

// "pt-PT" reads Portuguese, "fr-CA" French; what we do not have reads English.
export function nearest_language(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split('-')[0]?.toLowerCase();
    const found = kLanguages.find((language) => language.split('-')[0] === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
