import { describe, expect, it } from 'vitest';
import { Cp949 } from './cp949';
import { decodeCsv } from './decode-csv';

describe('decodeCsv', () => {
  const text = 'id,title\n1,한강 야간 러닝\n2,똠얌 만들기\n';

  it('reads UTF-8 with and without a byte-order mark', () => {
    expect(decodeCsv(Buffer.from(text))).toBe(text);
    expect(decodeCsv(Buffer.from(`\ufeff${text}`))).toBe(text);
  });

  it('reads CP949, rare syllables too', () => {
    expect(decodeCsv(new Cp949().encode(text))).toBe(text);
  });

  it('puts syllables together that a Mac took apart', () => {
    expect(decodeCsv(Buffer.from(text.normalize('NFD')))).toBe(text);
  });

  it('refuses what is neither', () => {
    expect(() => decodeCsv(Uint8Array.of(0xff, 0xff, 0x00))).toThrow('neither');
  });
});
