// A small program as a user would write it. check-consumers.mjs compiles it against the packed
// package and runs it; it throws when something is not as the types promise.

import { createAnalyzer, createTokenizer, KoreanError, normalize } from '@nunchi/korean';
import type { Morpheme, Sentence } from '@nunchi/korean';
import { garuAnalyzer } from '@nunchi/korean/adapters';
import { parseKoreanDate } from '@nunchi/korean/dates';
import { josa } from '@nunchi/korean/hangul';
import { defaultModel } from '@nunchi/korean/node';
import { normalize as normalizeAlone } from '@nunchi/korean/normalize';
import { stopWords } from '@nunchi/korean/tokens';

const analyzer = createAnalyzer({ userWords: [{ word: '누리반', tag: 'NNP' }] });
const sentences: Sentence[] = analyzer.analyze('누리반에서 약을 먹었어욥');
const morphemes: readonly Morpheme[] = sentences.flatMap((sentence) => sentence.morphemes);
const told = morphemes.map(({ form, tag }) => `${form}/${tag}`).join(' ');
if (told !== '누리반/NNP 에서/JKB 약/NNG 을/JKO 먹/VV 었/EP 어요/EF') {
  throw new Error(`unexpected morphemes: ${told}`);
}
const tokenize = createTokenizer({ analyzer, stopWords: stopWords() });
if (tokenize('약을 먹었다').join() !== '약') throw new Error('unexpected tokens');
if (normalize('네욥').text !== normalizeAlone('네욥').text) throw new Error('two normalizers');
if (josa('3', '은/는') !== '3은') throw new Error('unexpected josa');
if (parseKoreanDate('2024년 5월 19일')?.granularity !== 'day') throw new Error('unexpected date');
if (defaultModel().info.name !== 'default') throw new Error('unexpected model');
if (typeof garuAnalyzer !== 'function') throw new Error('no adapter');

let refused = false;
try {
  createAnalyzer({ userWords: [{ word: '두 낱말' }] });
} catch (error) {
  refused = error instanceof KoreanError && error.code === 'invalid-options';
}
if (!refused) throw new Error('a user word with a blank was accepted');
