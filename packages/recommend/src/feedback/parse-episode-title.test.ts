import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEpisodeTitle } from './parse-episode-title.js';

describe('parseEpisodeTitle', () => {
  it.each([
    ['도깨비 05회', '도깨비', 5, null, false],
    ['도깨비05회', '도깨비', 5, null, false],
    ['도깨비 1화', '도깨비', 1, null, false],
    ['도깨비 제5회', '도깨비', 5, null, false],
    ['도깨비 제 16 회', '도깨비', 16, null, false],
    ['우리 삼형제 5회', '우리 삼형제', 5, null, false],
    ['우리 삼형제5회', '우리 삼형제', 5, null, false],
    ['어제, 오늘 (제3회)', '어제, 오늘 (제3회)', null, null, false],
    ['바다의 시간 5부', '바다의 시간', 5, null, false],
    ['도깨비 시즌2 3회', '도깨비 시즌2', 3, 2, false],
    ['도깨비 시즌 2 EP.3', '도깨비 시즌 2', 3, 2, false],
    ['Sky EP03', 'Sky', 3, null, false],
    ['Sky S02E05', 'Sky S02', 5, 2, false],
    ['Sky #7', 'Sky', 7, null, false],
    ['STEP 3', 'STEP 3', null, null, false],
    ['도깨비 05회 (예고)', '도깨비', 5, null, true],
    ['도깨비 05회(예고편)', '도깨비', 5, null, true],
    ['(예고) 도깨비 05회', '도깨비', 5, null, true],
    ['도깨비 예고편', '도깨비', null, null, true],
    ['도깨비 16회(완)', '도깨비', 16, null, false],
    ['도깨비 16회 [HD] (자막)', '도깨비', 16, null, false],
    ['영화 같은 밤(자막)', '영화 같은 밤(자막)', null, null, false],
    ['도깨비 1~2회', '도깨비', 2, null, false],
    ['도깨비 0５회', '도깨비', 5, null, false],
    ['도깨비-05회', '도깨비', 5, null, false],
    ['1234567회', '1234567회', null, null, false],
    ['1987', '1987', null, null, false],
    ['5부작', '5부작', null, null, false],
    ['05회', '05회', null, null, false],
    ['제5회', '제5회', null, null, false],
    ['(예고)', '(예고)', null, null, true],
    ['', '', null, null, false],
    ['  도깨비   05회 ', '도깨비', 5, null, false],
  ] as const)('%s', (title, series, episode, season, trailer) => {
    expect(parseEpisodeTitle(title)).toEqual({ series, episode, season, trailer });
    expect(parseEpisodeTitle(title.normalize('NFD'))).toEqual({ series, episode, season, trailer });
  });

  it('gives name and number back, however the episode is written', () => {
    const name = fc
      .array(fc.constantFrom('가', '나', '힣', '책', 'x', 'Q'), { minLength: 1, maxLength: 30 })
      .map((letters) => `${letters.join('')}라`);
    const form = fc.constantFrom(
      (n: number) => ` ${String(n).padStart(2, '0')}회`,
      (n: number) => `${n}화`,
      (n: number) => ` 제${n}회`,
      (n: number) => ` EP.${n}`,
      (n: number) => ` ${n}부(완)`,
      (n: number) => ` ${n}회`.normalize('NFD'),
    );
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 99_999 }), form, (series, n, write) => {
        expect(parseEpisodeTitle(series + write(n))).toEqual({
          ...{ series, episode: n, season: null, trailer: false },
        });
      }),
      { seed: 7 },
    );
  });

  it('takes any text, and is the same when told its own series again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const { series, episode } = parseEpisodeTitle(title);
        expect(series).toBe(series.trim());
        if (episode !== null) expect(series).not.toBe('');
      }),
      { seed: 8 },
    );
  });

  it.each(['1', ' ', '(', '예고', '회', '1회', '1~', '(예', '제', '０', ' 예고'])(
    'takes time in proportion to the length of %j repeated',
    (piece) => {
      const time = (n: number): number => {
        const title = piece.repeat(n);
        const start = performance.now();
        parseEpisodeTitle(title);
        return performance.now() - start;
      };
      time(1000);
      // Quadratic time would be minutes here.
      expect(time(400_000)).toBeLessThan(1500);
    },
  );
});
