import { describe, expect, it } from 'vitest';
import { shareOut } from './share-out';

describe('shareOut', () => {
  it('gives the strong more places and mixes them', () => {
    expect(shareOut([0.53, 0.24, 0.23], [9, 9, 9], 7)).toEqual([0, 1, 2, 0, 0, 1, 2]);
  });

  it('gives no place to the weakest of all, and none that cannot be filled', () => {
    expect(shareOut([1, 0], [9, 9], 3)).toEqual([0, 0, 0]);
    expect(shareOut([0.9, 0.1], [1, 9], 4)).toEqual([0, 1, 1, 1]);
    expect(shareOut([0.9, 0.1], [1, 1], 4)).toEqual([0, 1]);
    expect(shareOut([], [], 4)).toEqual([]);
  });
});
