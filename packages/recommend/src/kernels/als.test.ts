import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { GRAM_PARTS, scratchBytes, type AlsKernel } from './als-kernel.js';
import { plainAls } from './als-plain.js';
import { alsWasm } from './als-wasm.js';
import { Arena, instantiateKernel } from './wasm.js';

/** A made problem laid out in a memory: some rows empty, some weights below 0. */
function problem(seed: number, f: number, rows: number, columns: number, longest = 10, weight = 3) {
  const random = new RandomState(seed);
  const lengths = Array.from({ length: rows }, (_, u) =>
    u % 5 === 2 ? 0 : random.below(longest + 1),
  );
  const entries = lengths.reduce((a, b) => a + b, 0);
  const arena = new Arena();
  const at = {
    x: arena.reserve(rows * f * 4),
    y: arena.reserve(columns * f * 4),
    partial: arena.reserve(GRAM_PARTS * f * f * 4),
    g: arena.reserve(f * f * 4),
    indptr: arena.reserve((rows + 1) * 4),
    indices: arena.reserve(entries * 4),
    wa: arena.reserve(entries * 4),
    wb: arena.reserve(entries * 4),
    reg: arena.reserve(rows * 4),
    scratch: arena.reserve(scratchBytes(f)),
  };
  const fill = (memory: WebAssembly.Memory): void => {
    const again = new RandomState(seed + 1);
    const floats = (address: number, n: number, make: () => number): void => {
      new Float32Array(memory.buffer, address, n).set(Float64Array.from({ length: n }, make));
    };
    floats(at.x, rows * f, () => again.gauss());
    floats(at.y, columns * f, () => again.gauss());
    floats(at.wa, entries, () => weight * (again.random() - 0.03));
    floats(at.wb, entries, () => 3 * again.random() - 0.1);
    floats(at.reg, rows, () => again.random() + 0.5);
    const whole = new Int32Array(memory.buffer);
    lengths.forEach((n, u) => {
      whole[(at.indptr >> 2) + u + 1] = (whole[(at.indptr >> 2) + u] ?? 0) + n;
    });
    for (let k = 0; k < entries; k++) whole[(at.indices >> 2) + k] = again.below(columns);
  };
  return { f, rows, columns, at, arena, fill };
}

type Problem = ReturnType<typeof problem>;

function run({ at, f, rows, columns }: Problem, kernel: AlsKernel, solver: 'cg' | 'exact'): void {
  kernel.gramParts(at.y, columns, GRAM_PARTS, at.partial, f, at.scratch, 0, GRAM_PARTS);
  kernel.gramSum(at.partial, GRAM_PARTS, f, 0.3, at.g);
  const { x, y, g, indptr, indices, wa, wb, reg, scratch } = at;
  if (solver === 'cg') {
    kernel.cgRows(x, y, g, indptr, indices, wa, wb, reg, f, 3, scratch, 0, rows);
  } else kernel.exactRows(x, y, g, indptr, indices, wa, wb, reg, f, scratch, 0, rows);
}

function both(made: Problem, solver: 'cg' | 'exact') {
  const [one, two] = [made.arena.build(), made.arena.build()];
  made.fill(one);
  made.fill(two);
  run(made, instantiateKernel(alsWasm, one) as unknown as AlsKernel, solver);
  run(made, plainAls(two.buffer), solver);
  return (address: number, n: number): [Uint32Array, Uint32Array] => [
    new Uint32Array(one.buffer, address, n),
    new Uint32Array(two.buffer, address, n),
  ];
}

describe('the kernels of alternating least squares', () => {
  it.each(['cg', 'exact'] as const)(
    '%s: WebAssembly and its plain twin give the same bits',
    (solver) => {
      fc.assert(
        fc.property(
          fc.nat(1e6),
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 9 }),
          fc.integer({ min: 1, max: 40 }),
          (seed, eights, rows, columns) => {
            const made = problem(seed, eights * 8, rows, columns);
            const words = both(made, solver);
            for (const [address, n] of [
              [made.at.g, made.f * made.f],
              [made.at.x, rows * made.f],
            ] as const) {
              const [fast, plain] = words(address, n);
              expect(fast).toEqual(plain);
            }
          },
        ),
        { seed: 20260, numRuns: 25 },
      );
    },
  );

  it('gives the same bits when a row has more entries than a panel has rows', () => {
    const made = problem(7, 64, 8, 20, 300);
    const [fast, plain] = both(made, 'exact')(made.at.x, 8 * 64);
    expect(fast).toEqual(plain);
  });

  it('gives the same bits where no entry adds to the matrix', () => {
    const made = problem(8, 16, 9, 20, 10, 0);
    const [fast, plain] = both(made, 'cg')(made.at.x, 9 * 16);
    expect(fast).toEqual(plain);
  });

  it('solves the equations', () => {
    const made = problem(3, 16, 4, 30);
    const memory = made.arena.build();
    made.fill(memory);
    run(made, plainAls(memory.buffer), 'exact');
    const m = new Float32Array(memory.buffer);
    const whole = new Int32Array(memory.buffer);
    const { at, f } = made;
    const row = 1;
    const x = m.subarray((at.x >> 2) + row * f, (at.x >> 2) + row * f + f);
    for (let i = 0; i < f; i++) {
      let left = (m[(at.reg >> 2) + row] as number) * x[i]!;
      let right = 0;
      for (let j = 0; j < f; j++) left += m[(at.g >> 2) + i * f + j]! * x[j]!;
      for (let k = whole[(at.indptr >> 2) + row]!; k < whole[(at.indptr >> 2) + row + 1]!; k++) {
        const y = (at.y >> 2) + whole[(at.indices >> 2) + k]! * f;
        let along = 0;
        for (let j = 0; j < f; j++) along += m[y + j]! * x[j]!;
        left += m[(at.wa >> 2) + k]! * along * m[y + i]!;
        right += m[(at.wb >> 2) + k]! * m[y + i]!;
      }
      expect(left).toBeCloseTo(right, 3);
    }
  });
});
