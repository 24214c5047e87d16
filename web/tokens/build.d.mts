export function tokens_css(tokens: unknown): string;
