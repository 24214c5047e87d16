// Programs without a change and without a preload file, through the proxy that answers for Google's names: Node with old and
// new libraries, Python, Java.
//
//   scripts/gbm_clients              fetches the libraries of Python and Java into build/, where their registries answer
//   BALCAO_BIN=build/release/balcao node --test tests/gbm/proxy.test.mjs
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Consumer, binary, freePort, startBot, startReceiver, startServer, temporaryFolder, words } from './harness.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const build = path.resolve(here, '../../build');
const python = path.join(build, 'gbm-python/bin/python');
const javaLibraries = path.join(build, 'gbm-java/lib');
const run = promisify(execFile);
const awkward = 'Olá & "até" logo \u{1F950}';

// The environment of the program, and nothing of ours that could help it.
function environment(more) {
  const kept = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' };
  return { ...kept, ...more };
}

async function startTalk(t) {
  const port = await freePort();
  const folder = temporaryFolder(t);
  const server = await startServer(t, { data: path.join(folder, 'data'), webhook: `http://127.0.0.1:${port}/callback` });
  const receiver = await startReceiver(t, { port, clientToken: server.client_token });
  const consumer = new Consumer(server.locations[0]);
  await consumer.write('Bom dia');
  const [{ payload }] = await receiver.until((all) => all.some((r) => r.payload.message));
  const said = async () => (await consumer.conversation()).messages.filter((m) => m.from === 'bot' && m.text).map(words);
  return { server, folder, conversation: payload.conversationId, said };
}

function trustIn(folder, data) {
  const out = path.join(folder, 'trust');
  execFileSync(binary, ['gbm', 'ca', '--out', out, '--data', data]);
  return out;
}

test('the authority speaks for nobody but googleapis.com', async (t) => {
  const { server } = await startTalk(t);
  const ca = readFileSync(server.gbm_ca, 'utf8');
  const connect = (servername) => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.gbm_proxy);
    import('node:http').then(({ default: http }) => {
      const request = http.request({ host: hostname, port, method: 'CONNECT', path: `${servername}:443` });
      request.on('connect', (response, socket) => {
        if (response.statusCode !== 200) return resolve(response.statusCode);
        const secure = tls.connect({ socket, servername, ca }, () => resolve(secure.authorized));
        secure.on('error', reject);
        secure.on('secureConnect', () => secure.destroy());
      }).on('error', reject).end();
    });
  });
  assert.equal(await connect('businessmessages.googleapis.com'), true);
  assert.equal(await connect('www.example.org'), 403);
  assert.equal(await connect('mail.googleapis.com'), 403);
});

for (const stack of ['old', 'new']) {
  test(`Node, ${stack} libraries`, async (t) => {
    const port = await freePort();
    const data = path.join(temporaryFolder(t), 'data');
    const server = await startServer(t, { data, webhook: `http://127.0.0.1:${port}/callback` });
    const bot = await startBot(t, { stack, port, server, way: 'proxy' });
    const consumer = new Consumer(server.locations[0]);
    await consumer.write(awkward);
    const { kind, why } = await bot.next((m) => m.payload?.message?.text === awkward);
    assert.equal(kind, 'answered', why);
    const { messages } = await consumer.conversation();
    assert.ok(messages.some((m) => m.from === 'bot' && m.text?.startsWith(`echo: ${awkward}`)));
  });
}

test('Python', { skip: !existsSync(python) && 'its packages are not here: scripts/gbm_clients says why' }, async (t) => {
  const { server, conversation, said } = await startTalk(t);
  const { stdout } = await run(python, [path.join(here, 'python/program.py'), server.key_file, conversation, awkward], {
    env: environment({ https_proxy: server.gbm_proxy, HTTPS_PROXY: server.gbm_proxy, HTTPLIB2_CA_CERTS: server.gbm_ca }),
  });
  const made = JSON.parse(stdout);
  assert.equal(made.text, awkward);
  assert.equal(made.again, made.first);
  assert.equal(made.unknown, 'PERMISSION_DENIED');
  assert.match(made.event, new RegExp(`^conversations/${conversation}/events/\\d+$`));
  assert.deepEqual(await said(), [awkward], 'twice with one id is one message');
});

test('Java', { skip: !existsSync(javaLibraries) && 'its libraries are not here: scripts/gbm_clients says why' }, async (t) => {
  const { server, folder, conversation, said } = await startTalk(t);
  const trust = trustIn(folder, path.join(folder, 'data'));
  const store = path.join(trust, 'com/google/api/client/googleapis/google.jks');
  const { hostname, port } = new URL(server.gbm_proxy);
  const classes = [trust, path.join(build, 'gbm-java/classes'), `${javaLibraries}/*`].join(':');
  const { stdout } = await run('java', ['-cp', classes, 'Program', server.key_file, conversation, awkward], {
    env: environment({
      JAVA_TOOL_OPTIONS: `-Dhttps.proxyHost=${hostname} -Dhttps.proxyPort=${port} -Djavax.net.ssl.trustStore=${store} ` +
        '-Djavax.net.ssl.trustStorePassword=notasecret -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8',
    }),
  });
  const made = JSON.parse(stdout);
  assert.equal(made.text, awkward);
  assert.equal(made.again, made.first);
  assert.equal(made.receipt, 'READ');
  assert.deepEqual(await said(), [awkward]);
});
