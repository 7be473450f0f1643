// The scanners of @nunchi/window, with WebAssembly and without, beside JSON.parse on random lines: valid
// ones with blanks, escapes, keys twice and keys inside of strings, and broken ones. Fails at the first
// difference. 200,000 lines, or 10 million with --all; WINDOW_SEED takes other lines.

import { build } from 'esbuild';
import { printTable } from '../house/print-table.mjs';
import { root } from '../house/packages.mjs';

/** Lines that are made and scanned together. */
const LINES = 10_000;

export async function checkWindow(_, findings, { all }) {
  const { PATHS, RandomLines, checkScan, joinLines, sameRecords, scanners } = await loadSource();
  const seed = Number(process.env.WINDOW_SEED ?? 1);
  const rounds = (all ? 10_000_000 : 200_000) / LINES;
  const total = { lines: 0, bytes: 0, valid: 0, odd: 0, wrong: 0, unlike: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const random = new RandomLines(seed * 1_000_003 + round);
    // Of three rounds, in two lines come in families, as those of one writer do, each to a scanner of its
    // own: one that meets too many shapes stops to learn them. In the last one, they have been the same so
    // long that a template has their values as text. Few lines a scan: it looks for blanks only behind
    // its first odd line.
    const [family, same, most] = [
      [1, 1, 3],
      [25, 1, 3],
      [500, 300, 300],
    ][round % 3];
    const families = Array.from({ length: LINES / family }, () => random.family(family, same));
    const inputs = family === 1 ? [families.flat()] : families;
    for (const input of inputs.map(joinLines)) {
      const [fast, plain] = scanners(input.length, most);
      const check = checkScan(fast, PATHS, input);
      for (const problem of check.wrong.slice(0, 3)) console.log(`  round ${round}: ${problem}`);
      total.lines += check.lines;
      total.bytes += input.length;
      total.valid += check.valid;
      total.odd += check.odd;
      total.wrong += check.wrong.length;
      if (!sameRecords(fast, plain, PATHS.length, input)) total.unlike += 1;
    }
  }
  printTable(
    ['lines', 'MB', 'that JSON.parse reads', 'odd ones of them', 'differences'],
    [[total.lines, (total.bytes / 1e6).toFixed(0), total.valid, total.odd, total.wrong]],
  );
  findings.expect(total.lines === rounds * LINES, `${total.lines} lines were found`);
  findings.expect(total.wrong === 0, `${total.wrong} lines differ from JSON.parse`);
  findings.expect(total.unlike === 0, `${total.unlike} inputs differ between the scanners`);
}

/** The scanners are not exported: they are bundled from their source, with what tests them. */
async function loadSource() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { PATHS } from './test/random-lines.js';
        import { createWasmScanner } from './src/scan/wasm-scanner.js';
        import { pathTree } from './src/scan/path-tree.js';
        import { PlainScanner } from './src/scan/plain-scanner.js';
        export { PATHS, RandomLines } from './test/random-lines.js';
        export { checkScan, joinLines, sameRecords } from './test/scan-check.js';
        const tree = pathTree(PATHS);
        export function scanners(capacity, lines) {
          const size = { capacity: capacity + 16, lines };
          const fast = createWasmScanner(tree, PATHS.length, size);
          if (!fast) throw new Error('There is no WebAssembly SIMD here.');
          return [fast, new PlainScanner(tree, PATHS.length, size)];
        }`,
      resolveDir: `${root}/packages/window`,
    },
    ...{ bundle: true, format: 'esm', write: false, logLevel: 'error' },
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
