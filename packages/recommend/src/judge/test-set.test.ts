import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { refuseTestSet, TestSet } from './test-set.js';

const data = Interactions.from([{ user: '김하늘', item: '미생' }]);

describe('TestSet', () => {
  it('tells its size and hides its rows', () => {
    const test = new TestSet(data);
    expect([test.size, test.users, test.items]).toEqual([1, 1, 1]);
    expect(JSON.stringify(test)).toBe('{}');
  });

  it('is refused, and so are the interactions inside it', () => {
    const refused = expect.objectContaining({ code: 'test-set-refused' });
    const test = new TestSet(data);
    expect(() => refuseTestSet('validation', test)).toThrow(refused);
    expect(() => refuseTestSet('validation', data)).toThrow('the very interactions inside it');
    expect(() => refuseTestSet('validation', data.select([0]))).not.toThrow();
  });
});
