import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Cp949Decoder } from './cp949.js';

const decode = (...bytes: number[]) => new Cp949Decoder().decode(Uint8Array.from(bytes), false);

describe('Cp949Decoder', () => {
  it('has all that Python has, and one mark more', () => {
    const decoder = new Cp949Decoder();
    const lines: string[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x41; trail <= 0xfe; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail), false);
        if (text.includes('\ufffd') || text === '㉾') continue;
        lines.push(`${lead.toString(16)}${trail.toString(16)}${text}\n`);
      }
    }
    expect(lines).toHaveLength(17_048);
    // hashlib.sha1 over the same lines, made with bytes.decode('cp949').
    const hash = createHash('sha1').update(lines.join(''), 'utf8').digest('hex');
    expect(hash).toBe('98ab1c34bab1c86f7949da2fb7d694184be55bbc');
  });

  it('reads syllables that EUC-KR lacks', () => {
    expect(decode(0x8c, 0x63, 0x94, 0xee, 0xc1, 0x64, 0x86, 0x45)).toBe('똠뷁햏낰');
  });

  it('marks bytes that mean nothing, and loses no letter after them', () => {
    expect(decode(0x80, 0x41, 0xff, 0xb0, 0x2c, 0xc9, 0xa1, 0xb0)).toBe(
      '\ufffdA\ufffd\ufffd,\ufffd\ufffd',
    );
  });

  it('reads letters that a chunk broke', () => {
    const decoder = new Cp949Decoder();
    const bytes = [0xb0, 0xa1, 0x41, 0x8c, 0x63];
    const parts = bytes.map((byte, k) => decoder.decode(Uint8Array.of(byte), k < 4));
    expect(parts.join('')).toBe('가A똠');
  });
});
