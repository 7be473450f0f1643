import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.js';
import { ChatTextDecoder } from './text-decoder.js';

const TEXT = '13:02:43 발신자 2조 김하늘 수신자 모두에게:\r\n\t네 ! 👍\r\n';

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), !bigEndian);
  return bytes;
}

/** `13:02:43 발신자 김하늘 수신자 모두에게:⏎⇥네` in CP949. */
const CP949 = Uint8Array.from(
  '31333a30323a343320b9dfbdc5c0da20b1e8c7cfb4c320bcf6bdc5c0da20b8f0b5cebfa1b0d43a0d0a09b3d7'
    .match(/../g)
    ?.map((hex) => Number.parseInt(hex, 16)) ?? [],
);

describe('encodings', () => {
  test.each([
    ['utf-8', new TextEncoder().encode(TEXT), TEXT],
    ['utf-8', new TextEncoder().encode(`\ufeff${TEXT}`), `\ufeff${TEXT}`],
    ['utf-16le', utf16(TEXT, false, true), `\ufeff${TEXT}`],
    ['utf-16be', utf16(TEXT, true, true), `\ufeff${TEXT}`],
    ['utf-16le', utf16(TEXT, false, false), TEXT],
    ['utf-16be', utf16(TEXT, true, false), TEXT],
    ['cp949', CP949, '13:02:43 발신자 김하늘 수신자 모두에게:\r\n\t네'],
  ])('%s', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, text, damage: null });
  });

  test('a damaged UTF-8 file stays UTF-8 and says that it is damaged', () => {
    const bytes = new TextEncoder().encode(TEXT.repeat(3));
    bytes[20] = 0xff;
    expect(decodeText(bytes)).toMatchObject({
      encoding: 'utf-8',
      damage: { start: 14, line: 1 },
    });
  });

  test('CP949 has all syllables of Hangul, where EUC-KR has a fifth', () => {
    // 낰 똠 앜 됬 햏 뷁, as `iconv -t CP949` writes them.
    const bytes = Uint8Array.from([
      0x86, 0x45, 0x8c, 0x63, 0x9d, 0xda, 0x89, 0xe7, 0xc1, 0x64, 0x94, 0xee,
    ]);
    const text = decodeText(Uint8Array.of(...CP949, ...bytes)).text;
    expect(text.slice(-6)).toBe('낰똠앜됬햏뷁');
  });

  test('U+FFFD that stands in the file is no damage', () => {
    expect(decodeText(new TextEncoder().encode('a\ufffd'))).toMatchObject({ damage: null });
  });
});

test('chunks may be cut anywhere', () => {
  const files = [
    new TextEncoder().encode(TEXT),
    utf16(TEXT.repeat(40), false, true),
    utf16(TEXT, true, false),
    CP949,
    Uint8Array.from([0x61, 0xf0, 0x9f, 0x62, 0xea, 0xb0]),
  ];
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...files), fc.uint8Array({ maxLength: 200 })),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (bytes, sizes) => {
        const decoder = new ChatTextDecoder();
        let text = '';
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] as number;
          text += decoder.push(bytes.subarray(at, at + size));
          at += size;
        }
        text += decoder.end();
        const whole = decodeText(bytes);
        expect(text).toBe(whole.text);
        expect(decoder.encoding).toBe(whole.encoding);
        expect(decoder.damage).toEqual(whole.damage);
      },
    ),
    { numRuns: 300, seed: 20260303 },
  );
});
