import { josa as esJosa } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { type JosaPair, josa, pickJosa } from './josa.js';

/** Any UTF-16 unit, lone surrogates too. */
const unit16 = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

/** Words with the topic particle they take. */
function topics(words: readonly string[]): string[] {
  return words.map((word) => josa(word, '은/는'));
}

describe('josa', () => {
  it('follows the last syllable', () => {
    expect(josa('커피', '을/를')).toBe('커피를');
    expect(josa('빵', '을/를')).toBe('빵을');
    expect(josa('친구', '이/가')).toBe('친구가');
    expect(josa('민준', '아/야')).toBe('민준아');
    expect(josa('지우', '아/야')).toBe('지우야');
  });

  it('gives ㄹ its own rule before 으로', () => {
    expect(josa('집', '으로/로')).toBe('집으로');
    expect(josa('서울', '으로/로')).toBe('서울로');
    expect(josa('학교', '으로/로')).toBe('학교로');
    expect(josa('연필', '으로써/로써')).toBe('연필로써');
    expect(josa('서울', '을/를')).toBe('서울을');
  });

  it.each<[JosaPair, string, string]>([
    ['과/와', '책과', '차와'],
    ['이나/나', '책이나', '차나'],
    ['이랑/랑', '책이랑', '차랑'],
    ['이라/라', '책이라', '차라'],
    ['이라도/라도', '책이라도', '차라도'],
    ['이에요/예요', '책이에요', '차예요'],
    ['이었어요/였어요', '책이었어요', '차였어요'],
    ['이야/야', '책이야', '차야'],
    ['이여/여', '책이여', '차여'],
    ['이든/든', '책이든', '차든'],
    ['이며/며', '책이며', '차며'],
    ['으로부터/로부터', '책으로부터', '차로부터'],
  ])('knows %s', (pair, closed, open) => {
    expect(josa('책', pair)).toBe(closed);
    expect(josa('차', pair)).toBe(open);
    const [first = '', second = ''] = pair.split('/');
    expect(josa('책', `${second}/${first}` as JosaPair)).toBe(closed);
  });

  it('refuses what is no particle', () => {
    for (const pair of ['은', '은/은', '은/는/이', '/', '', '이/', '가나/다라', '으나/나']) {
      expect(() => josa('책', pair as JosaPair)).toThrow(KoreanError);
    }
  });
});

describe('josa after numbers', () => {
  it('reads the last digit', () => {
    expect(topics(Array.from('0123456789'))).toEqual([
      ...['0은', '1은', '2는', '3은', '4는', '5는', '6은', '7은', '8은', '9는'],
    ]);
    expect(josa('1', '으로/로')).toBe('1로');
    expect(josa('3', '으로/로')).toBe('3으로');
    expect(josa('7', '으로/로')).toBe('7로');
  });

  it('reads the last place of round numbers', () => {
    for (const round of [
      '10',
      '100',
      '1000',
      '10000',
      '1,000,000',
      '100000000',
      '2020',
      '0',
      '00',
    ]) {
      expect(josa(round, '이/가')).toBe(`${round}이`);
    }
    expect(josa('1000000000000', '이/가')).toBe('1000000000000가'); // 조
    expect(josa('12,000,000,000,000', '이/가')).toBe('12,000,000,000,000가');
    expect(josa('1억', '이/가')).toBe('1억이');
    expect(josa('2024', '은/는')).toBe('2024는');
    expect(josa('2024년', '은/는')).toBe('2024년은');
  });

  it('reads decimals digit by digit, and passes over signs before', () => {
    expect(topics(['1.5', '-3', '3.14', '0.10', '+2', '±0.7'])).toEqual([
      ...['1.5는', '-3은', '3.14는', '0.10은', '+2는', '±0.7은'],
    ]);
    expect(josa('2.1', '으로/로')).toBe('2.1로');
  });

  it('reads clocks and amounts', () => {
    expect(topics(['4:00', '4:15', '4:15:20', '$50', '₩5,000', '£1.50'])).toEqual([
      ...['4:00는', '4:15은', '4:15:20는', '$50는', '₩5,000은', '£1.50는'],
    ]);
  });

  it('reads units and signs', () => {
    expect(
      topics(['5kg', '170 cm', '3L', '60Hz', '100%', '36.5℃', '1TB', '4K', '2㎏', '①']),
    ).toEqual([
      ...[
        '5kg은',
        '170 cm는',
        '3L는',
        '60Hz는',
        '100%는',
        '36.5℃는',
        '1TB는',
        '4K는',
        '2㎏은',
        '①은',
      ],
    ]);
    expect(josa('300px', '으로/로')).toBe('300px로');
  });
});

describe('josa after Latin letters', () => {
  it('reads letters and abbreviations by their names', () => {
    expect(topics(['A', 'n', 'CSS', 'AI', 'PDF', 'iOS', 'ppt', 'df', 'C++', 'JPEG'])).toEqual([
      ...['A는', 'n은', 'CSS는', 'AI는', 'PDF는', 'iOS는', 'ppt는', 'df는', 'C++는', 'JPEG은'],
    ]);
    expect(topics(['LLM', 'JSON', 'C#'])).toEqual(['LLM은', 'JSON은', 'C#은']);
    for (const word of ['L', 'R', 'HTML', 'URL', 'MySQL', 'sql']) {
      expect(josa(word, '으로/로')).toBe(`${word}로`);
      expect(josa(word, '은/는')).toBe(`${word}은`);
    }
  });

  it('reads words as Korean says them', () => {
    const closed =
      'Python Kim Zoom Spring login online iPhone game Slack Facebook music internet commit git web ' +
      'app desktop input format Chrome engine type template tech robot layout';
    const open =
      'hello code server Docker React list test page YouTube blog bug id Android Flask network site ' +
      'update root sheet light notebooks ok GitHub café Lee Park cache branch graph';
    const rieul = 'email model Excel Google table file module title small';
    for (const word of closed.split(' ')) expect(josa(word, '이/가')).toBe(`${word}이`);
    for (const word of open.split(' ')) expect(josa(word, '이/가')).toBe(`${word}가`);
    for (const word of rieul.split(' ')) expect(josa(word, '으로/로')).toBe(`${word}로`);
  });
});

describe('josa after other things', () => {
  it('passes over remarks in brackets, marks and emoji', () => {
    expect(josa('서울(Seoul)', '으로/로')).toBe('서울(Seoul)로');
    expect(josa('나무 (tree) ', '은/는')).toBe('나무 (tree) 는');
    expect(josa('나무[1]', '은/는')).toBe('나무[1]는');
    expect(josa('[공지]', '은/는')).toBe('[공지]는');
    expect(josa('공지(필독(꼭))', '은/는')).toBe('공지(필독(꼭))는');
    expect(josa("'사과'", '을/를')).toBe("'사과'를");
    expect(josa('《무정》', '을/를')).toBe('《무정》을');
    expect(josa('사과🍎!!', '을/를')).toBe('사과🍎!!를');
    expect(josa('사과:)', '을/를')).toBe('사과:)를');
    expect(josa('사과(빨간', '을/를')).toBe('사과(빨간를'); // a bracket left open
  });

  it('reads single letters by their names', () => {
    expect(topics(['ㄱ', 'ㅏ', 'ㄳ'])).toEqual(['ㄱ은', 'ㅏ는', 'ㄳ은']);
    expect(josa('ㄹ', '으로/로')).toBe('ㄹ로');
    expect(josa('ㅂ', '으로/로')).toBe('ㅂ으로');
  });

  it('takes NFD and full-width text as the same words', () => {
    expect(pickJosa('한글'.normalize('NFD'), '으로/로')).toBe('로');
    expect(pickJosa('학교'.normalize('NFD'), '을/를')).toBe('를');
    expect(pickJosa('ＨＴＭＬ', '으로/로')).toBe('로');
    expect(pickJosa('１０', '이/가')).toBe('이');
  });

  it('writes both forms where nothing is known', () => {
    const pairs: JosaPair[] = ['은/는', '이/가', '과/와', '으로/로', '이나/나', '이에요/예요'];
    expect(pairs.map((pair) => pickJosa('', pair))).toEqual([
      ...['은(는)', '이(가)', '와(과)', '(으)로', '(이)나', '이에요(예요)'],
    ]);
    expect(josa('👍', '을/를')).toBe('👍을(를)');
    expect(josa('大學', '을/를')).toBe('大學을(를)');
  });
});

describe('josa, as a law', () => {
  it('agrees with es-hangul on words of syllables, and never throws', () => {
    const syllable = fc
      .integer({ min: 0xac00, max: 0xd7a3 })
      .map((code) => String.fromCharCode(code));
    const pairs = ['을/를', '이/가', '은/는', '으로/로', '이나/나', '이라/라', '이랑/랑'] as const;
    fc.assert(
      fc.property(
        fc.string({ unit: syllable, minLength: 1 }),
        fc.constantFrom(...pairs),
        (word, pair) => {
          expect(josa(word, pair)).toBe(esJosa(word, pair));
        },
      ),
    );
    fc.assert(fc.property(fc.string({ unit: unit16 }), (text) => josa(text, '은/는') !== ''));
  });
});
