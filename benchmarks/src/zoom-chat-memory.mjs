// How much memory streaming takes: a made chat of 1 GB, never on disk nor whole in memory, is piped
// into a process of its own, which reads it through streamZoomChat, keeps nothing, and reports the
// most that was resident.
//
//   npm run bench:memory
//   BENCH_MEMORY_MB=4000 ... another size; BENCH_QUICK=1 64 MB

import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.url);
const root = new URL('../../', import.meta.url);
const dialect = 'two-line-ko';
const quick = process.env.BENCH_QUICK === '1';
const megabytes = Number(process.env.BENCH_MEMORY_MB ?? (quick ? 64 : 1000));

if (process.send === undefined) await report();
else process.send(await streamAll(), () => process.disconnect());

/** In the child: reads the whole of its input and keeps nothing but counts. */
async function streamAll() {
  const { streamZoomChat } = await import(new URL('packages/zoom-chat/dist/core.js', root).href);
  // What Node and the package take before the first byte is parsed.
  const before = process.memoryUsage.rss();
  const found = { message: 0, reply: 0, reaction: 0 };
  let linked = 0;
  let bytes = 0;
  let sampled = before;
  async function* counted() {
    for await (const chunk of process.stdin) {
      bytes += chunk.length;
      sampled = Math.max(sampled, process.memoryUsage.rss());
      yield chunk;
    }
  }
  const begin = performance.now();
  for await (const event of streamZoomChat(counted())) {
    if (event.type in found) found[event.type] += 1;
    const target = event.type === 'reply' ? event.parentId : event.targetId;
    if (typeof target === 'number') linked += 1;
  }
  const seconds = (performance.now() - begin) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  return { before, sampled, peak, bytes, seconds, found, linked };
}

async function report() {
  // Not at the top: the child, whose memory is measured, has no need of them.
  const { chatChunks, DEFAULT_SEED } = await import('./corpus/zoom-chat.mjs');
  const { describeMachine, machineLine } = await import('./machine.mjs');
  const child = fork(file, { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the child ended with ${code} and no result`)));
  });
  const made = { message: 0, reply: 0, reaction: 0 };
  const chunks = chatChunks({ dialect, megabytes, seed: DEFAULT_SEED, counts: made });
  const [result] = await Promise.all([
    answer,
    pipeline(Readable.from(chunks, { objectMode: false }), child.stdin),
  ]);

  for (const [type, count] of Object.entries(made)) {
    if (result.found[type] === count) continue;
    throw new Error(`${result.found[type]} events of type ${type}, made were ${count}`);
  }
  const machine = describeMachine();
  const date = new Date().toISOString();
  const references = made.reply + made.reaction;
  const lines = [
    ['streamed', `${(result.bytes / 1e6).toFixed(0)} MB of ${dialect}, through a pipe`],
    ['events', Object.values(result.found).reduce((sum, count) => sum + count)],
    ['linked', `${((100 * result.linked) / references).toFixed(2)} % of references`],
    ['time', `${result.seconds.toFixed(1)} s, bounded by making the chat as well`],
    ['resident at start', mebibytes(result.before)],
    ['resident, sampled', mebibytes(result.sampled)],
    ['resident, peak', mebibytes(result.peak)],
  ];
  console.log(`zoom-chat-memory: ${machineLine(machine)}, ${date}, seed ${DEFAULT_SEED}`);
  for (const [name, value] of lines) console.log(`${name.padEnd(20)}${value}`);

  const results = path.join(path.dirname(file), '../results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    path.join(results, `zoom-chat-memory-${date.replaceAll(':', '-')}.json`),
    `${JSON.stringify({ date, seed: DEFAULT_SEED, dialect, machine, made, ...result }, null, 2)}\n`,
  );
}

/** With megabytes (10^6) beside them, since both are in use. */
function mebibytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB (${(bytes / 1e6).toFixed(0)} MB)`;
}
