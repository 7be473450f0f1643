import { describe, expect, it } from 'vitest';
import { sharedWords } from './shared-words';

describe('sharedWords', () => {
  it('finds words whose endings differ', () => {
    expect(sharedWords('등산하고 막걸리', '주말 등산 그리고 막걸리를 등산')).toEqual([
      '등산',
      '막걸리를',
    ]);
  });

  it('passes over single letters', () => {
    expect(sharedWords('차 한 잔', '차 마시는 날')).toEqual([]);
  });
});
