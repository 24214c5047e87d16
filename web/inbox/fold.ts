// Names without accents, as people type them, for searching: "nguyen" finds Nguyễn, "acao" finds ação.
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}
