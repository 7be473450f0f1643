import { describe, expect, it } from 'vitest';
import { Cp949 } from './cp949';

const cp949 = new Cp949();

describe('Cp949', () => {
  it('has all syllables, those that EUC-KR lacks too', () => {
    const syllables = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, i) =>
      String.fromCharCode(0xac00 + i),
    ).join('');
    expect(cp949.decode(cp949.encode(syllables))).toBe(syllables);
    // Python: '똠펲뢔힝'.encode('cp949')
    expect(Buffer.from(cp949.encode('똠펲뢔힝')).toString('hex')).toBe('8c63bc848f4fc8fe');
  });

  it('reads ASCII, signs and Chinese characters', () => {
    const text = '"차", 2026-03-01 ☆ 漢字\r\n';
    expect(cp949.decode(cp949.encode(text))).toBe(text);
  });

  it('says what it cannot read or write', () => {
    expect(cp949.has('산책 🌙')).toBe(false);
    expect(() => cp949.encode('산책 🌙')).toThrow('CP949 has no 🌙');
    expect(() => cp949.decode(Uint8Array.of(0x41, 0xff, 0xff))).toThrow('at byte 1');
    expect(() => cp949.decode(Uint8Array.of(0x8c))).toThrow('at byte 0');
  });
});
