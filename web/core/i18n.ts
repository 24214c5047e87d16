// Texts of a front end: one catalogue of one language, chosen before anything is drawn. A catalogue is flat JSON; a
// value is a sentence with {name} placeholders, or one sentence per plural class, chosen by the number {n}.

export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Catalogue = Readonly<Record<string, string | PluralForms>>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: Values) => string;

// A placeholder without a value and an unknown key stay visible as they are: a hole in a sentence is a bug to be seen.
export function make_translate(language: string, catalogue: Catalogue): Translate {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const entry = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    if (entry === undefined) return key;
    const sentence = typeof entry === 'string' ? entry : (entry[rules.select(Number(values['n']))] ?? entry.other);
    return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return hole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}

let current: { language: string; translate: Translate } = { language: 'en', translate: (key) => key };

// Once at start (and when the person changes the language, before drawing again).
export function use_catalogue(language: string, catalogue: Catalogue): void {
  current = { language, translate: make_translate(language, catalogue) };
}

export function t(key: string, values?: Values): string {
  return current.translate(key, values);
}

export function current_language(): string {
  return current.language;
}
