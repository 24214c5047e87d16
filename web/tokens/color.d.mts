export function to_hex(color: string): string;
export function contrast(one: string, other: string): number;
