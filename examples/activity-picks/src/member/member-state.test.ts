import { CountVectorizer, MultinomialNB, PersonalBase } from '@nunchi/text';
import { describe, expect, it } from 'vitest';
import { learn, memberCodec, undo } from './member-state';
import type { MemberState } from './member-state';

const titles = ['통기타 코드 배우기', '도자기 빚기', '재즈 공연 관람', '사진전 관람'];
const categories = ['취미', '취미', '문화·예술', '문화·예술'];
const vectorizer = new CountVectorizer();
const nb = new MultinomialNB<string>().fit(vectorizer.fitTransform(titles), categories);
const codec = memberCodec(new PersonalBase(vectorizer, nb, { maxRepeats: 2 }));

const jazz = { id: 3, title: '재즈 공연 관람', category: '문화·예술' };
const guitar = { id: 1, title: '통기타 코드 배우기', category: '취미' };
/** As it is after it was written and read again. */
const reread = (state: MemberState): MemberState => codec.read(codec.write(state));
const shareOf = (state: MemberState): number => state.model.predictProba(['관람'])[0]?.[0] ?? 0;

describe('a member', () => {
  it('begins with nothing', () => {
    expect(codec.read(null)).toMatchObject({ count: 0, recent: [] });
  });

  it('learns views, and is the same after it was saved', () => {
    const state = learn(learn(codec.read(null), 'a', jazz), 'b', guitar);
    const again = reread(state);
    expect(again.count).toBe(2);
    expect(again.recent.map(({ activity }) => activity)).toEqual([3, 1]);
    expect(shareOf(again)).toBeCloseTo(shareOf(state), 12);
    expect(shareOf(learn(codec.read(null), 'a', jazz))).not.toBe(shareOf(codec.read(null)));
  });

  it('forgets the latest view, after it was saved too', () => {
    const before = learn(codec.read(null), 'a', jazz);
    const share = shareOf(before);
    const after = undo(reread(learn(reread(before), 'b', guitar)), 'b');
    expect(after.count).toBe(1);
    expect(after.recent.map(({ id }) => id)).toEqual(['a']);
    expect(shareOf(after)).toBeCloseTo(share, 12);
  });

  it('forgets nothing for a view that is not the latest', () => {
    const state = learn(codec.read(null), 'a', jazz);
    expect(undo(state, 'z')).toBe(state);
    expect(undo(codec.read(null), 'a').count).toBe(0);
  });

  it('learns one activity twice at most', () => {
    let state = codec.read(null);
    for (const id of ['a', 'b', 'c', 'd']) state = reread(learn(state, id, jazz));
    expect(state.count).toBe(2);
    expect(state.recent.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('can take back the last ten views', () => {
    let state = codec.read(null);
    for (let i = 0; i < 15; i++) {
      state = learn(state, `view ${i}`, { id: 100 + i, title: `사진전 ${i}`, category: '취미' });
    }
    expect(state.count).toBe(15);
    expect(state.recent).toHaveLength(10);
  });

  it('is not read from bytes that are no member', () => {
    expect(() => codec.read(new TextEncoder().encode('{"overlay":"","count":-1}'))).toThrow();
    expect(() => codec.read(new TextEncoder().encode('not JSON'))).toThrow();
  });
});
