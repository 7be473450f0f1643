import { Readable } from 'node:stream';
import { encode } from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';
import type { Encoding } from './decode-text';

async function decoded(bytes: Buffer, encoding: Encoding, size = bytes.length): Promise<string> {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  let text = '';
  for await (const piece of decodeText(Readable.from(chunks), encoding)) text += piece;
  return text;
}

const hangul = fc.string({
  unit: fc.constantFrom('가', '힣', '똠', '햏', '뷁', ' ', 'a', ',', '"', '\n'),
  maxLength: 60,
});

describe('decodeText', () => {
  it('tells CP949 from UTF-8, syllables that EUC-KR lacks among them', async () => {
    expect(await decoded(encode('제목,똠방각하', 'cp949'), 'auto')).toBe('제목,똠방각하');
    expect(await decoded(Buffer.from('제목,똠방각하👩‍👩‍👧'), 'auto')).toBe('제목,똠방각하👩‍👩‍👧');
  });

  it('leaves out the byte-order mark, which decides for UTF-8', async () => {
    const broken = Buffer.concat([Buffer.from('\ufeff열'), Buffer.of(0xb0, 0xa1)]);
    expect(await decoded(broken, 'auto')).toMatch(/^열\ufffd/);
  });

  it('looks on where a file begins in ASCII', async () => {
    const bytes = encode(`title\n${'a'.repeat(200)}기침`, 'cp949');
    expect(await decoded(bytes, 'auto', 7)).toContain('기침');
  });

  it('gives the same text wherever chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(hangul, fc.integer({ min: 1, max: 9 }), fc.constantFrom('utf-8', 'cp949')),
        async ([text, size, encoding]) => {
          const bytes = encode(text, encoding);
          expect(await decoded(bytes, encoding as Encoding, size)).toBe(text);
          expect(await decoded(bytes, 'auto', size)).toBe(await decoded(bytes, 'auto'));
        },
      ),
    );
  });

  it('marks bytes that mean nothing, and is empty for an empty file', async () => {
    expect(await decoded(Buffer.of(0x61, 0xff, 0x62), 'utf-8')).toBe('a\ufffdb');
    expect(await decoded(Buffer.alloc(0), 'auto')).toBe('');
  });

  it('refuses UTF-16', async () => {
    await expect(decoded(encode('제목', 'utf-16'), 'auto')).rejects.toThrow('UTF-16');
  });
});
