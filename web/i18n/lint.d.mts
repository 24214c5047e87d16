export function lint_area(catalogues: Record<string, Record<string, string | Record<string, string>>>, same: string[]): string[];
