// A real server with the demo brand, and a real Chromium; what every browser test starts from.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const from_web = createRequire(join(root, 'web/package.json'));
const { chromium } = from_web('playwright-core');

export async function start_demo() {
  const directory = mkdtempSync(join(tmpdir(), 'balcao-browser-'));
  const program = process.env.BALCAO_PROGRAM ?? join(root, 'build/release/balcao');
  const log = openSync(join(directory, 'server.log'), 'w');
  const server = spawn(program, ['demo', '--data', join(directory, 'data'), '--listen', '127.0.0.1:0', '--json'], {
    stdio: ['ignore', 'pipe', log],
  });
  const first_line = new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`balcao demo ended with ${code}; see ${directory}/server.log`)));
  });
  const demo = JSON.parse(await first_line);
  return {
    ...demo,
    owner: demo.staff.find(({ role }) => role === 'owner'), // sees every shop
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) {
        throw new Error(`the server ended by itself with ${server.exitCode ?? server.signalCode}; see ${directory}/server.log`);
      }
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      const code = await ended;
      if (code !== 0) throw new Error(`the server ended with ${code} after SIGTERM; see ${directory}/server.log`);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function start_browser() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

// A browser of its own for one person. `complaints` fills with console errors, script errors, refused resources and
// violations of the Content-Security-Policy; tests want it empty.
export async function new_person(browser, options = {}) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Sao_Paulo', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy|trusted type/i.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${why}`);
  });
  context.setDefaultTimeout(10_000);
  return { context, page, complaints };
}

export async function sign_in(page, demo, account = demo.owner) {
  // Before signing in the inbox asks whether there is a session; that answer is a 401, which Chromium logs as an error.
  await page.goto(demo.inbox_url);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('option').first().waitFor();
}

// Chromium's own line about a 401 on the way in is expected; everything else is not.
export function unexpected(complaints) {
  return complaints.filter((line) => !/status of 401/.test(line));
}

const axe_source = readFileSync(from_web.resolve('axe-core/axe.min.js'), 'utf8');

// What axe finds of weight, as sentences.
export async function axe_findings(page) {
  await page.evaluate(axe_source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

// A sentence that nobody else has written.
export function sentence(words) {
  return `${words} (${Math.random().toString(36).slice(2, 8)})`;
}
