import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.js';
import { ByteWriter } from './byte-writer.js';

/** Any UTF-16 units, halves of pairs among them. */
const anyWord = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
const said = fc.oneof(anyWord, fc.constantFrom('', '바다', '힣가', 'ascii', '漢字'));

describe('bytes', () => {
  it('give back what was written', () => {
    const whole = fc.nat(Number.MAX_SAFE_INTEGER);
    const any = fc.oneof(whole, fc.double({ noNaN: true }));
    fc.assert(
      fc.property(whole, any, said, fc.nat(0xffffffff), (varint, number, word, uint32) => {
        const out = new ByteWriter().varint(varint).number(number).word(word).uint32(uint32);
        const read = new ByteReader(out.finish());
        expect([read.varint(), read.number(), read.word(), read.uint32()]).toEqual([
          varint,
          number,
          word,
          uint32,
        ]);
        expect(read.left).toBe(0);
      }),
      { seed: 1 },
    );
  });

  it('take one for ASCII, two for a syllable of Hangul, three for others', () => {
    const size = (word: string) => new ByteWriter().word(word).length - 1;
    expect(['a', '가', '힣', 'é', '漢', '～'].map(size)).toEqual([1, 2, 2, 2, 3, 3]);
  });

  it('are never read beyond their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        for (const kind of ['varint', 'number', 'word', 'uint32', 'text', 'float64'] as const) {
          const read = new ByteReader(bytes);
          try {
            read[kind]();
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid-model' });
          }
          expect(read.left).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 2 },
    );
  });
});
