import { describe, expect, it } from 'vitest';
import { createFeatureSpace } from './features.js';
import { packLexicon } from './lexicon-text.js';
import { Lexicon } from './lexicon.js';
import { createUnits, scanUnits } from './units.js';

const words = ['데이터', '데이터베이스', '베이스', '판다스'];
const lexicon = new Lexicon(packLexicon(words), Uint8Array.of(1, 1, 1, 2));

/** What begins at each syllable, as `length/class`. */
function starts(text: string): string[] {
  const units = createUnits();
  const space = createFeatureSpace();
  scanUnits(units, text);
  lexicon.look(units, space);
  return Array.from({ length: units.length }, (_, i) => {
    const value = space.lexStart[i] as number;
    return value === 0 ? '-' : `${value >> 5}/${value & 31}`;
  });
}

describe('Lexicon', () => {
  it('finds the longest word from each place', () => {
    expect(starts('데이터베이스')).toEqual(['6/1', '-', '-', '3/1', '-', '-']);
    expect(starts('판다스로')).toEqual(['3/2', '-', '-', '-']);
  });

  it('does not look across blanks', () => {
    expect(starts('데이 터')).toEqual(['-', '-', '-']);
  });

  it('has the words that it was given and no others', () => {
    expect(lexicon.size).toBe(4);
    expect(starts('베이커리')).toEqual(['-', '-', '-', '-']);
  });
});
