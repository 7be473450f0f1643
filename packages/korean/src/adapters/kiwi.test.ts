import type { Kiwi } from 'kiwi-nlp';
import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { kiwiAnalyzer } from './kiwi.js';
import type { KiwiInstance, KiwiToken } from './kiwi.js';
import { tagOfKiwi } from './kiwi-tags.js';

/** Tokens in Kiwi's shape from rows of: form, tag, place, length, number of the sentence. */
type Row = [str: string, tag: string, position: number, length: number, sentPosition: number];

function kiwi(rows: Row[], asked: unknown[][] = []): KiwiInstance {
  return {
    tokenize: (...given: unknown[]): KiwiToken[] => {
      asked.push(given);
      return rows.map(([str, tag, position, length, sentPosition]) => {
        return { str, tag, position, length, sentPosition };
      });
    },
  };
}

const brief = (text: string, rows: Row[]): string[][] =>
  kiwiAnalyzer(kiwi(rows))
    .analyze(text)
    .map(({ morphemes }) => morphemes.map(({ form, tag }) => `${form}/${tag}`));

describe('kiwiAnalyzer', () => {
  it('groups morphemes into sentences with offsets', () => {
    const source = kiwiAnalyzer(
      kiwi([
        ...([
          ['가', 'VV', 0, 1, 0],
          ['었', 'EP', 0, 1, 0],
          ['다', 'EF', 1, 1, 0],
          ['.', 'SF', 2, 1, 0],
          ['😀', 'W_EMOJI', 4, 2, 1],
          ['춥', 'VA-I', 7, 2, 1],
          ['어', 'EF', 8, 1, 1],
        ] satisfies Row[]),
      ]),
    );
    expect(source.name).toBe('kiwi');
    expect(source.analyze('갔다. 😀 추워')).toEqual([
      {
        text: '갔다.',
        start: 0,
        end: 3,
        morphemes: [
          { form: '가', lemma: '가다', tag: 'VV', start: 0, end: 1 },
          { form: '었', tag: 'EP', start: 0, end: 1 },
          { form: '다', tag: 'EF', start: 1, end: 2 },
          { form: '.', tag: 'SF', start: 2, end: 3 },
        ],
      },
      {
        text: '😀 추워',
        start: 4,
        end: 9,
        morphemes: [
          { form: '😀', tag: 'W_EMOJI', start: 4, end: 6 },
          { form: '춥', lemma: '춥다', tag: 'VA', start: 7, end: 9 },
          { form: '어', tag: 'EF', start: 8, end: 9 },
        ],
      },
    ]);
  });

  it('writes finals as letters', () => {
    const rows: Row[] = [
      ['가', 'VV', 0, 1, 0],
      ['\u11ab다', 'EF', 0, 2, 0],
      ['\u11bc', 'Z_CODA', 1, 1, 0],
    ];
    expect(brief('간당', rows)).toEqual([['가/VV', 'ㄴ다/EF', 'ㅇ/SW']]);
  });

  it('passes NFC and no lone surrogate, and answers in places of the text as given', () => {
    const asked: unknown[][] = [];
    const given = `\ud800${'한국'.normalize('NFD')}도`;
    const source = kiwiAnalyzer(
      kiwi(
        [
          ['한국', 'NNP', 1, 2, 0],
          ['도', 'JX', 3, 1, 0],
        ],
        asked,
      ),
    );
    const morphemes = source.analyze(given)[0]!.morphemes;
    expect(asked).toEqual([['\ufffd한국도']]);
    expect(morphemes.map(({ start, end }) => [start, end])).toEqual([
      [1, 7],
      [7, 8],
    ]);
  });

  it('keeps what Kiwi restored from nothing as an empty morpheme', () => {
    const source = kiwiAnalyzer(kiwi([['이', 'VCP', 1, 0, 0]]));
    expect(source.analyze('나다')[0]).toMatchObject({ text: '', start: 1, end: 1 });
  });

  it('passes match options only where they are given', () => {
    const asked: unknown[][] = [];
    kiwiAnalyzer(kiwi([], asked)).analyze('가');
    kiwiAnalyzer(kiwi([], asked), { matchOptions: 1 }).analyze('가');
    expect(asked).toEqual([['가'], ['가', 1]]);
  });

  it('reads tags of a user dictionary as the user says', () => {
    const source = kiwiAnalyzer(kiwi([['아토팜', 'USER0', 0, 3, 0]]), { tags: { USER0: 'NNG' } });
    expect(source.analyze('아토팜')[0]!.morphemes[0]!.tag).toBe('NNG');
  });

  it('takes the instance type of kiwi-nlp as it is', () => {
    const instance = kiwi([]) as Kiwi;
    expect(kiwiAnalyzer(instance).analyze('')).toEqual([]);
  });

  it('refuses what is no instance', () => {
    expect(() => kiwiAnalyzer({} as KiwiInstance)).toThrow(KoreanError);
  });
});

describe('tagOfKiwi', () => {
  it.each([
    ...[['NNG', 'NNG'] as const, ['VV-I', 'VV'] as const, ['VA-R', 'VA'] as const],
    ...[['XSA-I', 'XSA'] as const, ['SSO', 'SS'] as const, ['SSC', 'SS'] as const],
    ...[['SB', 'SW'] as const, ['Z_CODA', 'SW'] as const, ['Z_SIOT', 'SW'] as const],
    ...[['W_SERIAL', 'SN'] as const, ['W_EMOJI', 'W_EMOJI'] as const, ['W_URL', 'W_URL'] as const],
    ...[['USER3', 'NNP'] as const, ['UN', 'NNG'] as const, ['from a later Kiwi', 'SW'] as const],
  ])('%s is %s', (kiwiTag, tag) => {
    expect(tagOfKiwi(kiwiTag)).toBe(tag);
  });
});
