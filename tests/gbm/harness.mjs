// What the tests share: the real server, a consumer without JavaScript, a recording webhook, a bot in its own process.
import { fork, spawn } from 'node:child_process';
import crypto from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const binary = process.env.BALCAO_BIN;
export const preload = path.resolve(here, '../../clients/node/gbm-redirect.cjs');

export function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balcao-gbm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// A port nobody listens on at the moment.
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Runs `balcao demo` until it says that it is ready. `log` collects its JSON log lines.
export async function startServer(t, { data, webhook, listen = '127.0.0.1:0' }) {
  const child = spawn(binary, ['demo', '--listen', listen, '--data', data, '--webhook', webhook, '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  readline.createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const exited = once(child, 'exit');
  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await exited;
  };
  t.after(() => stop('SIGKILL'));
  const lines = readline.createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    exited.then(([code]) => Promise.reject(new Error(`balcao ended with ${code}: ${log.join('\n')}`))),
  ]);
  return { ...JSON.parse(line), stop, log };
}

// What a bot wrote, without the line below its first words that says that a bot wrote them (rule AVA-17).
export const words = (message) => message.text?.split('\n\n')[0];

// A browser without JavaScript: a cookie and a form.
export class Consumer {
  constructor(location) {
    this.location = location;
    this.cookie = '';
  }
  async write(text, fields = {}) {
    const response = await fetch(`${this.location.conversation_url}/messages`, {
      method: 'POST', redirect: 'manual',
      headers: this.cookie ? { cookie: this.cookie } : {},
      body: new URLSearchParams({ text, ...fields }),
    });
    const [given] = response.headers.getSetCookie();
    if (given) this.cookie = given.split(';')[0];
    return response.status;
  }
  async conversation() {
    const url = new URL(this.location.conversation_url);
    const slug = url.pathname.split('/').pop();
    const response = await fetch(`${url.origin}/api/consumer/locations/${slug}/conversation`,
      { headers: { cookie: this.cookie } });
    return response.json();
  }
}

// A webhook that records what it is sent; `reply(payload, attempt)` gives the status, default 200.
export async function startReceiver(t, { port, clientToken, reply = () => 200 }) {
  const received = [];
  const waiting = [];
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const signature = crypto.createHmac('sha512', clientToken).update(body).digest('base64');
      const payload = JSON.parse(body.toString('utf8'));
      const status = reply(payload, received.filter((r) => r.payload.requestId === payload.requestId).length);
      response.writeHead(status).end();
      received.push({
        payload, status, raw: body.toString('utf8'), isSigned: request.headers['x-goog-signature'] === signature,
        contentType: request.headers['content-type'],
      });
      for (const check of [...waiting]) check();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  // Resolves when `isEnough(received)`.
  const until = (isEnough) => new Promise((resolve) => {
    const check = () => {
      if (!isEnough(received)) return;
      waiting.splice(waiting.indexOf(check), 1);
      resolve(received);
    };
    waiting.push(check);
    check();
  });
  return { received, until, port: server.address().port, close: () => new Promise((done) => server.close(done)) };
}

// The bot of bot.cjs with the libraries in `stack`, redirected by the preload file only, or by the proxy only.
export async function startBot(t, { stack, port, server, way = 'preload' }) {
  const redirected = way === 'preload'
    ? { NODE_OPTIONS: `--require ${preload}`, GBM_ROOT: `${server.url}/` }
    : { HTTPS_PROXY: server.gbm_proxy, NODE_EXTRA_CA_CERTS: server.gbm_ca, NO_PROXY: '', no_proxy: '' };
  const child = fork(path.join(here, 'bot.cjs'), [path.join(here, stack), String(port), server.client_token], {
    env: { ...process.env, ...redirected, GOOGLE_APPLICATION_CREDENTIALS: server.key_file },
  });
  t.after(() => child.kill('SIGKILL'));
  const messages = [];
  const waiting = [];
  child.on('message', (message) => {
    messages.push(message);
    for (const check of [...waiting]) check();
  });
  const next = (isWanted) => new Promise((resolve) => {
    const check = () => {
      const at = messages.findIndex(isWanted);
      if (at < 0) return;
      waiting.splice(waiting.indexOf(check), 1);
      resolve(messages.splice(at, 1)[0]);
    };
    waiting.push(check);
    check();
  });
  let lastId = 0;
  const call = async (method, params, style) => {
    const id = ++lastId;
    child.send({ id, method, params, style });
    return next((m) => m.kind === 'result' && m.id === id);
  };
  await next((m) => m.kind === 'ready');
  return { next, call };
}
