import { describe, expect, it } from 'vitest';
import { packNibbles, unpackWorths } from './nibbles.js';

describe('packNibbles', () => {
  it('keeps every root of four bits, and gives its square', () => {
    const weights = Int8Array.from({ length: 16 }, (_, i) => i - 8);
    expect(packNibbles(weights)).toHaveLength(8);
    expect([...unpackWorths(packNibbles(weights))]).toEqual(
      [...weights].map((root) => root * Math.abs(root)),
    );
  });

  it('refuses larger ones', () => {
    expect(() => packNibbles(Int8Array.of(8))).toThrow('does not fit');
  });
});
