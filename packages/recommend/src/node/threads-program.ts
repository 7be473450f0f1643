/**
 * What a thread runs, as text: so it needs no file, and works from TypeScript sources, from ESM and
 * from CommonJS alike. It takes jobs one after the other; of each it does the chunks that are left.
 * `counter` holds the first row that nobody has taken, and whether to stop.
 */
export const THREAD_PROGRAM: string = `'use strict';
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ module, memory, name, args, rows, chunk, counter }) => {
  let error = null;
  try {
    const run = new WebAssembly.Instance(module, { env: { memory } }).exports[name];
    if (typeof run !== 'function') throw new TypeError('The kernel has no function ' + name + '.');
    while (Atomics.load(counter, 1) === 0) {
      const from = Atomics.add(counter, 0, chunk);
      if (from >= rows) break;
      run(...args, from, Math.min(rows, from + chunk));
    }
  } catch (thrown) {
    Atomics.store(counter, 1, 1);
    error = String(thrown);
  }
  parentPort.postMessage(error);
});
`;
