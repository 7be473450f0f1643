import { Garu } from 'garu-ko';
import { beforeAll, describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import type { NamedSource } from '../tokens/source.js';
import { garuAnalyzer } from './garu.js';
import type { GaruInstance } from './garu.js';

describe('garuAnalyzer', () => {
  let source: NamedSource;
  beforeAll(async () => {
    source = garuAnalyzer(await Garu.load());
  });

  const placed = (text: string): string[] =>
    source
      .analyze(text)
      .flatMap(({ morphemes }) =>
        morphemes.map(({ form, tag, start, end }) => `${text.slice(start, end)}=${form}/${tag}`),
      );

  it('tells where in a word a morpheme stands', () => {
    expect(source.name).toBe('garu');
    expect(placed('약을 먹었다')).toEqual([
      ...['약=약/NNG', '을=을/JKO', '먹=먹/VV', '었=었/EP', '다=다/EF'],
    ]);
    expect(placed('집에 갔다')).toEqual([
      ...['집=집/NNG', '에=에/JKB', '갔=가/VV', '갔=았/EP', '다=다/EF'],
    ]);
  });

  it('counts in UTF-16 units of the text as given', () => {
    expect(placed('😀😀 약을').slice(-2)).toEqual(['약=약/NNG', '을=을/JKO']);
    const decomposed = '약을 먹었다'.normalize('NFD');
    expect(placed(decomposed).map((part) => part.normalize('NFC'))).toEqual(placed('약을 먹었다'));
  });

  it('gathers runs of one sign', () => {
    expect(placed('약을ㅋㅋㅋ ^^').slice(2)).toEqual(['ㅋㅋㅋ=ㅋㅋㅋ/SW', '^^=^^/SW']);
  });

  it('ends a sentence after a final mark and at the end of a line', () => {
    const sentences = source.analyze('약을 먹었다. 잤다\n일어났다');
    expect(sentences.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['약을 먹었다.', 0, 7],
      ['잤다', 8, 10],
      ['일어났다', 11, 15],
    ]);
    expect(sentences[1]!.morphemes[0]).toMatchObject({ form: '자', lemma: '자다', tag: 'VV' });
  });

  it('takes any text', () => {
    for (const text of ['', ' ', '\ud800', '\u1100', 'ᆫ다', 'A\u0000B', '가'.repeat(200)]) {
      for (const { start, end, morphemes } of source.analyze(text)) {
        for (const morpheme of morphemes) {
          expect(morpheme.start).toBeGreaterThanOrEqual(start);
          expect(morpheme.end).toBeLessThanOrEqual(end);
        }
      }
    }
  });

  it('refuses what is no instance', () => {
    expect(() => garuAnalyzer({} as GaruInstance)).toThrow(KoreanError);
  });
});
