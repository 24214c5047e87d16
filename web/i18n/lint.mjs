// Holds the catalogues together: every language has every key, the same placeholders, the plural classes it needs, and
// a translation of its own. Also: every t('key') in the sources exists. Exit 1 with one line per finding.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const kLanguages = ['en', 'pt-BR', 'vi', 'fr', 'es'];
const here = new URL('.', import.meta.url).pathname;
const web = new URL('..', import.meta.url).pathname;

export function placeholders(value) {
  const forms = typeof value === 'string' ? [value] : Object.values(value);
  return forms.map((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join(','));
}

// `same` lists keys that may read as in English ("language.*", "chat.email").
export function lint_area(catalogues, same) {
  const findings = [];
  const english = catalogues.en;
  const may_be_same = (key, language) =>
    same.some((entry) => {
      const [pattern, only] = entry.split('@');
      if (only !== undefined && only !== language) return false;
      return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
    });
  for (const [language, catalogue] of Object.entries(catalogues)) {
    for (const key of Object.keys(english)) if (!(key in catalogue)) findings.push(`${language}: ${key} is missing`);
    for (const [key, value] of Object.entries(catalogue)) {
      if (!(key in english)) {
        findings.push(`${language}: ${key} is not in en`);
        continue;
      }
      findings.push(...lint_value(language, key, value, english[key]));
      if (language !== 'en' && JSON.stringify(value) === JSON.stringify(english[key]) && !may_be_same(key, language)) {
        findings.push(`${language}: ${key} is the English text`);
      }
    }
  }
  return findings;
}

function lint_value(language, key, value, english) {
  const findings = [];
  if (typeof value !== typeof english) return [`${language}: ${key} has plural forms in one language only`];
  const wanted = placeholders(english)[0];
  for (const found of placeholders(value)) {
    // A form for exactly one thing may leave the number out ("1 new message" / "a new message").
    if (found !== wanted && !(typeof value !== 'string' && without_n(found) === without_n(wanted))) {
      findings.push(`${language}: ${key} has the placeholders {${found}} instead of {${wanted}}`);
    }
  }
  if (typeof value === 'string') {
    if (value.trim() === '') findings.push(`${language}: ${key} is empty`);
    return findings;
  }
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const form of needed) if (!(form in value)) findings.push(`${language}: ${key} lacks the plural form "${form}"`);
  for (const form of Object.keys(value)) {
    if (!needed.includes(form)) findings.push(`${language}: ${key} has the plural form "${form}", never used there`);
  }
  return findings;
}

const without_n = (names) => names.split(',').filter((name) => name !== 'n').join(',');

function read_json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function lint_folder(area) {
  const folder = join(here, area);
  const catalogues = {};
  const findings = [];
  for (const language of kLanguages) {
    const path = join(folder, `${language}.json`);
    if (existsSync(path)) catalogues[language] = read_json(path);
    else findings.push(`${language}: the file is missing`);
  }
  if (catalogues.en === undefined) return findings;
  const allowed = join(folder, 'same_as_english.json');
  findings.push(...lint_area(catalogues, existsSync(allowed) ? read_json(allowed) : []));
  for (const key of keys_in_sources(area)) if (!(key in catalogues.en)) findings.push(`sources: t('${key}') has no text`);
  return findings;
}

function keys_in_sources(area) {
  const keys = new Set();
  const folder = join(web, area);
  if (!existsSync(folder)) return keys;
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.tsx?$/.test(file) || file.includes('.test.')) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const match of source.matchAll(/(?<![\w.])t\(\s*'([^']+)'/g)) keys.add(match[1]);
  }
  return keys;
}

function main() {
  let count = 0;
  for (const entry of readdirSync(here, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    if (readdirSync(join(here, entry.name)).length === 0) continue;
    for (const finding of lint_folder(entry.name)) {
      console.error(`i18n/${entry.name}: ${finding}`);
      count++;
    }
  }
  if (count > 0) process.exit(1);
}

if (process.argv[1]?.endsWith('i18n/lint.mjs')) main();
