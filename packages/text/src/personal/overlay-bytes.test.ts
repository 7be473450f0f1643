import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../bytes/byte-writer.js';
import { crc32 } from '@nunchi/foundation';
import { TextError } from '../errors.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import type { PersonalOptions } from './ground.js';
import { PersonalBase } from './personal-base.js';

const words = ['바다', '여행', '등산', '산', '책', 'wifi', '독서', '모임', '주말', '축제'];
const texts = words.map((word, i) => `${word} ${words[(i * 3 + 1) % 10]} 가나다${i}`);
const labels = texts.map((_, i) => ['여행', '등산', '독서'][i % 3]!);

function baseWith(options: PersonalOptions = {}): PersonalBase<string> {
  const vectorizer = new CountVectorizer();
  const X = vectorizer.fitTransform(texts);
  return new PersonalBase(vectorizer, new MultinomialNB<string>().fit(X, labels), options);
}

const base = baseWith();

/** The error of reading bytes; anything but a `TextError` fails the test. */
function refusal(bytes: Uint8Array, reader = base): TextError | null {
  try {
    reader.fromBytes(bytes);
    return null;
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
}

function sealed(bytes: Uint8Array): Uint8Array {
  const body = bytes.subarray(0, -4);
  return new ByteWriter().raw(body).uint32(crc32(body)).finish();
}

function someBytes(): Uint8Array {
  const member = base.member();
  member.update('바다 여행 wifi 여행 서핑', '여행', { weight: 0.3 });
  member.update('주말 등산 모임 캠핑', '등산');
  return member.toBytes();
}

/** Any UTF-16 units, halves of pairs among them. */
const anyWord = fc
  .array(fc.nat(0xffff), { maxLength: 8 })
  .map((units) => String.fromCharCode(...units));

describe('bytes of a member', () => {
  it('come back as they were, whatever was learnt', () => {
    const event = fc.record({
      words: fc.array(fc.oneof(fc.constantFrom(...words), anyWord)),
      label: fc.constantFrom('여행', '등산', '독서'),
      weight: fc.oneof(fc.constant(1), fc.double({ min: 1e-3, max: 1e6, noNaN: true })),
      at: fc.integer({ min: -1e12, max: 4e12 }),
    });
    const readers = [base, baseWith({ halfLife: 1e9 })];
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        fc.constantFrom(...readers),
        (list, reader) => {
          const member = reader.member();
          for (const { words: said, label, ...rest } of list) {
            member.update(said.join(' '), label, rest);
          }
          const bytes = member.toBytes();
          const again = reader.fromBytes(bytes);
          expect(again.toBytes().join()).toBe(bytes.join());
          expect(again.origin).toBe(member.id);
          const [ours, theirs] = [again, member].map((model) => model.predictProba(texts));
          ours!.forEach((row, i) => {
            const far = row.map((p, k) => Math.abs(p - theirs![i]![k]!));
            expect(Math.max(...far)).toBeLessThan(1e-12);
          });
        },
      ),
      { seed: 1, numRuns: 15 },
    );
  });

  it('do not hang on the order of updates', () => {
    const [a, b] = [baseWith({ weight: 1 }).member(), baseWith({ weight: 1 }).member()];
    const list = [['책 바다 서핑', '여행'] as const, ['등산 캠핑 서핑', '등산'] as const];
    for (const [text, label] of list) a.update(text, label);
    for (const [text, label] of [...list].reverse()) b.update(text, label);
    expect(a.toBytes()).toEqual(b.toBytes());
    expect(a.id).toBe(b.id);
  });

  it('take at most 200 for two activities of some forty words each', () => {
    const vocabulary = Array.from({ length: 6000 }, (_, i) => `낱말${i}`);
    const vectorizer = new CountVectorizer({ vocabulary });
    const rows = Array.from({ length: 15 }, (_, k) => `낱말${k} 낱말${k + 1}`);
    const nb = new MultinomialNB<number>();
    nb.fit(
      vectorizer.transform(rows),
      rows.map((_, k) => k),
    );
    const member = new PersonalBase(vectorizer, nb).member();
    const activity = (seed: number) =>
      Array.from({ length: 40 }, (_, i) => `낱말${(seed + i * i * 37) % 6000}`).join(' ');
    member.update(`${activity(11)} 낱말5 낱말5`, 7);
    member.update(`${activity(4019)} 새낱말 낱말5`, 7);
    expect(member.toBytes().length).toBeLessThanOrEqual(200);
    expect(member.toBytes().length).toBeGreaterThan(80);
  });

  it('take nine and some for a member without events', () => {
    expect(base.member().toBytes().length).toBeLessThan(20);
  });
});

describe('bytes that cannot be', () => {
  it('are refused when cut anywhere', () => {
    const bytes = someBytes();
    for (let length = 0; length < bytes.length; length++) {
      expect(refusal(bytes.subarray(0, length))?.code).toBe('invalid-model');
    }
  });

  it('are refused when any one is changed', () => {
    const bytes = someBytes();
    bytes.forEach((_, i) => {
      const changed = bytes.map((byte, j) => (i === j ? byte ^ 0x41 : byte));
      expect(refusal(changed)?.code).toBe('invalid-model');
    });
  });

  it('say what to do about another base or version', () => {
    const bytes = someBytes();
    expect(refusal(bytes, baseWith({ halfLife: 5 }))?.message).toContain('base.adopt');
    expect(refusal(bytes.map((byte, i) => (i === 0 ? 9 : byte)))?.message).toContain('version 9');
    expect(refusal(bytes.subarray(3, 40))?.code).toBe('invalid-model');
  });

  it('neither hang nor ask for room when forged with a right checksum', () => {
    const bytes = someBytes();
    const forged = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1 });
    fc.assert(
      fc.property(forged, fc.uint8Array({ maxLength: 40 }), (changes, more) => {
        const copy = Uint8Array.from([...bytes.subarray(0, -4), ...more, 0, 0, 0, 0]);
        for (const [i, byte] of changes) if (i > 4) copy[i] = byte;
        const start = performance.now();
        refusal(sealed(copy));
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { seed: 2, numRuns: 200 },
    );
    // A class with 2^48 words of which none follows.
    const huge = new ByteWriter().raw(bytes.subarray(0, 5));
    for (const value of [1, 0, 2, 1, 2]) huge.varint(value);
    huge.varint(2 ** 48).uint32(0);
    expect(refusal(sealed(huge.finish()))?.message).toContain('are cut');
  });

  it('are refused, or predict numbers, when forged with a right checksum', () => {
    for (const reader of [base, baseWith({ halfLife: 1000 }), baseWith({ weight: 1e6 })]) {
      const member = reader.member();
      member.update('바다 여행 wifi 여행 서핑', '여행', { weight: 0.3, at: 7e9 });
      member.update('주말 등산 모임 캠핑', '등산', { at: 7.1e9 });
      const bytes = member.toBytes();
      const forged = fc.array(
        fc.tuple(fc.integer({ min: 5, max: bytes.length - 5 }), fc.nat(255)),
        {
          minLength: 1,
          maxLength: 3,
        },
      );
      fc.assert(
        fc.property(forged, (changes) => {
          const copy = bytes.slice();
          for (const [i, byte] of changes) copy[i] = byte;
          if (refusal(sealed(copy), reader) !== null) return;
          const again = reader.fromBytes(sealed(copy));
          const sums = again.predictProba(texts).map((row) => row.reduce((a, b) => a + b));
          for (const sum of sums) expect(sum).toBeCloseTo(1, 6);
          again.update('바다 캠핑', '독서', { at: 7.2e9 });
          expect(refusal(again.toBytes(), reader)).toBeNull();
        }),
        { seed: 3, numRuns: 1500 },
      );
    }
  });

  it('keep new words out where these are not learnt', () => {
    const bytes = someBytes();
    const strict = baseWith({ newWords: false });
    const member = strict.fromBytes(bytes);
    expect(member.changes().every(({ known }) => known)).toBe(true);
    expect(
      base
        .fromBytes(bytes)
        .changes()
        .some(({ known }) => !known),
    ).toBe(true);
  });
});
