export interface PackEntry {
  path: string;
  type: string;
  etag: string;
  flags: number;
  raw: Uint8Array;
  gz: Uint8Array;
  br: Uint8Array;
}
export function media_type(path: string): string;
export function make_entry(path: string, raw: Uint8Array, flags: number, type?: string): PackEntry;
export function pack(entries: readonly PackEntry[]): Uint8Array;
export function short_manifest(
  vite_manifest: Record<string, { file: string; name: string; isEntry?: boolean; css?: string[]; imports?: string[] }>,
): Record<string, string>;
