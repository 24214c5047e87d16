// Whose words a store uses for one of its automatic texts (AVA-14): its own, else the nearest level's above it that
// says anything of it; else the product's. Pure.
import type { LevelTexts } from './shapes';

export type TextKind = 'welcome' | 'away' | 'starters';
export type Said = Readonly<Record<string, string>> | readonly string[];

export interface Origin {
  level: string;  // 'location', 'brand', 'install', or 'standard': nobody says it
  said: Said;
}

export function says_anything(said: Said): boolean {
  return (Array.isArray(said) ? said as readonly string[] : Object.values(said)).some((text) => text.trim() !== '');
}

export function inherited(kind: TextKind, above: readonly LevelTexts[]): Origin {
  const found = above.find((level) => says_anything(level[kind]));
  return found === undefined ? { level: 'standard', said: kind === 'starters' ? [] : {} } : { level: found.level, said: found[kind] };
}

export function origin_of(kind: TextKind, own: Said, above: readonly LevelTexts[]): Origin {
  return says_anything(own) ? { level: 'location', said: own } : inherited(kind, above);
}
