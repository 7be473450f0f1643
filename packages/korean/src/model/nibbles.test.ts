import { describe, expect, it } from 'vitest';
import { packNibbles, unpackNibbles } from './nibbles.js';

describe('packNibbles', () => {
  it('keeps every weight of four bits', () => {
    const weights = Int8Array.from({ length: 16 }, (_, i) => i - 8);
    expect(packNibbles(weights)).toHaveLength(8);
    expect(unpackNibbles(packNibbles(weights))).toEqual(weights);
  });

  it('refuses larger ones', () => {
    expect(() => packNibbles(Int8Array.of(8))).toThrow('does not fit');
  });
});
