import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';

const safe = Number.MAX_SAFE_INTEGER;
const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud83d', '\udc00\ud83d', '\uFEFF', '', null, true, false, -0, NaN, Infinity),
  fc.double(),
);

describe('StateWriter and StateReader', () => {
  it('give back what was written', () => {
    fc.assert(
      fc.property(
        fc.nat(safe),
        fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }),
        fc.double(),
        fc.uint8Array({ maxLength: 300 }),
        scalar,
        (uint, int, float, bytes, value) => {
          const written = new StateWriter('test/1').uint(uint).int(int).float(float);
          const saved = written.bytes(bytes).value(value).finish();
          // Read from inside a larger buffer.
          const reader = new StateReader(Uint8Array.of(9, ...saved).subarray(1), 'test/1');
          expect(reader.uint()).toBe(uint);
          expect(reader.int()).toBe(int);
          expect(reader.float()).toBe(float);
          expect(reader.bytes()).toEqual(bytes);
          expect(reader.value()).toBe(value);
          reader.end();
        },
      ),
    );
  });

  it('keep small numbers in a byte', () => {
    const empty = new StateWriter('t').finish().length;
    expect(new StateWriter('t').uint(127).finish().length - empty).toBe(1);
    expect(new StateWriter('t').uint(128).finish().length - empty).toBe(2);
    expect(new StateWriter('t').uint(safe).finish().length - empty).toBe(8);
  });

  it('refuse what was never written', () => {
    const read = (...bytes: number[]): StateReader =>
      new StateReader(Uint8Array.of(1, 116, ...bytes), 't');
    expect(() => read().uint()).toThrow(/cut/);
    expect(() => read(128).uint()).toThrow(/cut/);
    expect(() => read(255, 255, 255, 255, 255, 255, 255, 127).uint()).toThrow(/above/);
    expect(() => read(128, 128, 128, 128, 128, 128, 128, 128, 1).uint()).toThrow(/too long/);
    expect(() => read(9, 1).bytes()).toThrow(/cut/);
    expect(() => read(200, 1).length(1)).toThrow(/above/);
    expect(() => read(6).value()).toThrow(/type/);
    expect(() => {
      read(0).end();
    }).toThrow(/too many/);
    expect(() => new StateReader(Uint8Array.of(1, 117), 't')).toThrow(/another kind/);
    expect(() => new StateReader(new Uint8Array(0), 't')).toThrow(/cut/);
  });
});
