// How much memory streaming takes: a made chat of 1 GB, never on disk nor whole in memory, goes
// through streamZoomChat in a process of its own, which reports the most that was resident.
//
//   npm run bench:memory -w @nunchi/benchmarks
//   BENCH_MEMORY_MB=4000 ... another size; BENCH_QUICK=1 64 MB

import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chatChunks, DEFAULT_SEED } from './corpus/zoom-chat.mjs';
import { loaderOf } from './load-package.mjs';
import { describeMachine, machineLine } from './machine.mjs';

const file = fileURLToPath(import.meta.url);
const root = path.resolve(path.dirname(file), '../..');
const dialect = 'two-line-ko';
const quick = process.env.BENCH_QUICK === '1';
const megabytes = Number(process.env.BENCH_MEMORY_MB ?? (quick ? 64 : 1000));

if (process.send === undefined) await report();
else process.send(await streamAll(), () => process.disconnect());

/** In the child: reads the whole stream and keeps nothing. */
async function streamAll() {
  const { streamZoomChat } = await loaderOf(root)('@nunchi/zoom-chat');
  // What Node, the package and the made chat take before the first byte is parsed.
  const before = process.memoryUsage.rss();
  const made = { message: 0, reply: 0, reaction: 0 };
  const found = { message: 0, reply: 0, reaction: 0 };
  let linked = 0;
  let bytes = 0;
  let sampled = before;
  async function* source() {
    for (const chunk of chatChunks({ dialect, megabytes, seed: DEFAULT_SEED, counts: made })) {
      bytes += chunk.length;
      sampled = Math.max(sampled, process.memoryUsage.rss());
      yield chunk;
    }
  }
  const begin = performance.now();
  for await (const event of streamZoomChat(source())) {
    if (event.type in found) found[event.type] += 1;
    const target = event.type === 'reply' ? event.parentId : event.targetId;
    if (typeof target === 'number') linked += 1;
  }
  const seconds = (performance.now() - begin) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  return { before, sampled, peak, bytes, seconds, made, found, linked };
}

async function report() {
  const result = await new Promise((resolve, reject) => {
    const child = fork(file, { stdio: 'inherit' });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the child ended with ${code} and no result`)));
  });
  for (const [type, count] of Object.entries(result.made)) {
    if (result.found[type] === count) continue;
    throw new Error(`${result.found[type]} events of type ${type}, made were ${count}`);
  }
  const machine = describeMachine();
  const date = new Date().toISOString();
  const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  const references = result.made.reply + result.made.reaction;
  console.log(`zoom-chat-memory: ${machineLine(machine)}, ${date}, seed ${DEFAULT_SEED}`);
  console.log(
    `streamed            ${(result.bytes / 1e6).toFixed(0)} MB of ${dialect}, 64 KiB chunks`,
  );
  console.log(`events              ${Object.values(result.found).reduce((a, b) => a + b)}`);
  console.log(
    `linked              ${((100 * result.linked) / references).toFixed(2)} % of references`,
  );
  console.log(`time                ${result.seconds.toFixed(1)} s, making the chat included`);
  console.log(`resident at start   ${mib(result.before)}`);
  console.log(`resident, sampled   ${mib(result.sampled)}`);
  console.log(`resident, peak      ${mib(result.peak)}`);
  const results = path.join(path.dirname(file), '../results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    path.join(results, `zoom-chat-memory-${date.replaceAll(':', '-')}.json`),
    `${JSON.stringify({ date, seed: DEFAULT_SEED, dialect, machine, ...result }, null, 2)}\n`,
  );
}
