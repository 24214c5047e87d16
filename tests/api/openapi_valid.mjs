// api/openapi.yaml is OpenAPI, says a validator that somebody else wrote; and what its JSON schema cannot say: required
// fields are described, operations have names of their own, nothing is described that nobody refers to.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const file = fileURLToPath(new URL('../../api/openapi.yaml', import.meta.url));
const from_web = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const load = (name) => import(pathToFileURL(from_web.resolve(name)).href);
const [{ Validator }, yaml] = await Promise.all([load('@seriousme/openapi-schema-validator'), load('yaml')]);

const text = readFileSync(file, 'utf8');
const problems = [];
const document = yaml.parseDocument(text);
for (const error of document.errors) problems.push(error.message.split('\n')[0]);
if (problems.length === 0) {
  const { valid, errors } = await new Validator().validate(text);
  if (!valid) problems.push(...(Array.isArray(errors) ? errors : [{ message: String(errors) }]).map(in_words));
  check_beyond_schema(document.toJS());
}

function in_words({ instancePath = '', message = '' }) {
  return `${instancePath} ${message}`.trim();
}

function check_beyond_schema(api) {
  const operations = Object.values(api.paths).flatMap((path) => Object.values(path)).filter((item) => item?.operationId);
  const names = operations.map((operation) => operation.operationId);
  for (const name of new Set(names.filter((name, at) => names.indexOf(name) !== at))) {
    problems.push(`the operationId ${name} is there twice`);
  }
  for (const { operationId, tags = [] } of operations) {
    for (const tag of tags) {
      if (!api.tags.some(({ name }) => name === tag)) problems.push(`${operationId}: its tag ${tag} is not described`);
    }
  }
  const used = new Set();
  walk(api, '', used);
  for (const name of Object.keys(api.components.schemas)) {
    if (!used.has(`#/components/schemas/${name}`)) problems.push(`components/schemas/${name}: nobody refers to it`);
  }
}

function walk(value, at, used) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$ref === 'string') used.add(value.$ref);
  if (Array.isArray(value.required) && value.properties !== undefined) {
    for (const name of value.required) {
      if (!(name in value.properties)) problems.push(`${at}: the required field ${name} is not described`);
    }
  }
  for (const [name, child] of Object.entries(value)) walk(child, `${at}/${name}`, used);
}

for (const problem of problems) console.log(`api/openapi.yaml: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
