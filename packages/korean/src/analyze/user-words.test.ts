import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../create-analyzer.js';
import type { UserWord } from './user-words.js';

function read(text: string, userWords: readonly UserWord[]): string {
  return createAnalyzer({ userWords })
    .tokenize(text)
    .map(({ form, tag }) => `${form}/${tag}`)
    .join(' ');
}

describe('user words', () => {
  it('are kept whole, with their tag', () => {
    expect(read('갈라파고스벤치 좋아요', [{ word: '갈라파고스벤치', tag: 'NNG' }])).toMatch(
      /^갈라파고스벤치\/NNG 좋\/VA/,
    );
  });

  it('are split as they must be', () => {
    const parts = [
      { form: '민수', tag: 'NNP' },
      { form: '님', tag: 'XSN' },
    ] as const;
    expect(read('민수님이 왔어요', [{ word: '민수님', parts }])).toMatch(
      /^민수\/NNP 님\/XSN 이\/JKS/,
    );
  });

  it('stand in the middle of a word too, and take particles', () => {
    expect(read('우리팀플은 끝났다', [{ word: '팀플', tag: 'NNG' }])).toMatch(/팀플\/NNG 은\/JX/);
  });

  it('may be Latin letters, digits and marks', () => {
    expect(read('C++은 어렵다', [{ word: 'C++', tag: 'NNP' }])).toMatch(/^C\+\+\/NNP 은\/JX/);
  });

  it('of one character count at the start of a word only', () => {
    const words: UserWord[] = [{ word: '토', tag: 'NNG' }];
    expect(read('아토피가 심해요', words)).not.toContain('토/NNG');
    expect(read('토를 했어요', words)).toMatch(/^토\/NNG 를\/JKO/);
  });

  it('the longest wins', () => {
    const words: UserWord[] = [
      { word: '데이터', tag: 'NNG' },
      { word: '데이터베이스', tag: 'NNP' },
    ];
    expect(read('데이터베이스가', words)).toMatch(/^데이터베이스\/NNP 가/);
  });

  it('are found in decomposed text', () => {
    const words: UserWord[] = [{ word: '팀플'.normalize('NFD'), tag: 'NNG' }];
    expect(read('팀플'.normalize('NFD'), words)).toBe('팀플/NNG');
  });

  it('that contradict themselves are refused by name', () => {
    expect(() => read('', [{ word: '두 낱말' }])).toThrow('"두 낱말"');
    expect(() => read('', [{ word: '가나', parts: [{ form: '가', tag: 'NNG' }] }])).toThrow(
      '"가나"',
    );
    expect(() => read('', [{ word: '가', tag: 'X' as 'NNG' }])).toThrow('no tag X');
  });
});
