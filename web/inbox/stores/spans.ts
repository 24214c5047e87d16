// Lengths of time as people say them: a number and the largest unit that is whole. The server keeps seconds.
export const kSpanUnits = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;
export type SpanUnit = keyof typeof kSpanUnits;
export const kSpanWords = Object.keys(kSpanUnits) as SpanUnit[];

export interface Span {
  count: number;
  unit: SpanUnit;
}

export function span_of(seconds: number): Span {
  const unit = seconds === 0 ? 's' : kSpanWords.find((word) => seconds % kSpanUnits[word] === 0) ?? 's';
  return { count: seconds / kSpanUnits[unit], unit };
}

export function seconds_of({ count, unit }: Span): number {
  return count * kSpanUnits[unit];
}

const kIntlUnits = { d: 'day', h: 'hour', min: 'minute', s: 'second' } as const;

export function span_text({ count, unit }: Span, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: kIntlUnits[unit], unitDisplay: 'long' }).format(count);
}
