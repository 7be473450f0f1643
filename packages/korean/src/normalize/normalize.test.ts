import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { joinTitle } from './join-title.js';
import { createNormalizer, normalize } from './normalize.js';

describe('the preset chat', () => {
  it.each([
    ['아닌뎈ㅋㅋㅋㅋ 해용', '아닌데ㅋㅋ 해요'],
    ['  감사합니당!!!! 👍🏽\u200b ', '감사합니다!! 👍🏽'],
    ['“네”　ＯＫ\r\n다음', '"네" OK\n다음'],
    ['링크 https://naver.com/a....b에서 봤슴다', '링크 https://naver.com/a....b에서 봤습니다'],
    ['<br> 태그가 &nbsp; 이래요', '<br> 태그가 &nbsp; 이래요'],
    ['뎈\u200bㅋㅋ', '데ㅋㅋ'],
    ['욬ㅋㅋ'.normalize('NFD'), '요ㅋㅋ'],
  ])('%j to %j', (text, clean) => expect(normalize(text).text).toBe(clean));

  it('keeps a text that needs nothing, and its string', () => {
    const normalized = normalize('내일 10시에 봐요 ㅎㅎ');
    expect(normalized.map.isIdentity).toBe(true);
    expect(normalized.text).toBe(normalized.original);
    expect(normalized.repeats).toEqual([]);
  });

  it('leads morphemes back through several steps', () => {
    const text = '와 진짴ㅋㅋㅋㅋ 감사합니당';
    const { text: clean, map } = normalize(text);
    expect(clean).toBe('와 진짜ㅋㅋ 감사합니다');
    const { start, end } = map.toOriginal(clean.indexOf('ㅋㅋ'), clean.indexOf('ㅋㅋ') + 2);
    expect(text.slice(start, end)).toBe('짴ㅋㅋㅋㅋ');
    const ending = map.toOriginal(clean.indexOf('합니다'), clean.length);
    expect(text.slice(ending.start, ending.end)).toBe('합니당');
  });
});

describe('the preset post', () => {
  it.each([
    ['<p>안녕&nbsp;하세요<br>😀반가워요!!</p>', '안녕 하세요\n반가워요!!'],
    ['★필독★ 문의는 kim@a.kr / https://a.kr/b 로~', '필독 문의는 로'],
    ['#후기 3.14점, 좋아요👍최고', '후기 3.14점, 좋아요 최고'],
    ['a_b.com my_site.com', 'a b com my site com'],
  ])('%j to %j', (text, clean) => expect(normalize(text, { preset: 'post' }).text).toBe(clean));

  it('takes a title and a content as lines', () => {
    expect(joinTitle(' 질문이요 ', '배포가 안 돼요\n')).toBe('질문이요\n배포가 안 돼요');
    expect(joinTitle('', '내용')).toBe('내용');
    expect(joinTitle('제목', ' ')).toBe('제목');
  });
});

describe('the preset activity', () => {
  it.each([
    '<b>오늘</b> "3시간" 공부했어요!! ㅎㅎ\n내일도~',
    "'인용' <공지> a<b 3 < 5 > 2 <<c>d> ㆍ ①",
    '<여러\n줄> 👍 café É',
    '',
  ])('equals the regular expressions on %j', (text) => {
    const expected = text
      .replace(/<.*?>/g, '')
      .replace(/["'“”‘’]/g, '')
      .replace(/[^0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]/g, '');
    expect(normalize(text, { preset: 'activity' }).text).toBe(expected);
  });

  it('composes first', () => {
    expect(normalize('한글!'.normalize('NFD'), { preset: 'activity' }).text).toBe('한글');
  });
});

it('keepAll composes and does nothing else', () => {
  const text = ' <b>ㅋㅋㅋㅋ</b>\u200b 해용 ＡＢ ';
  expect(normalize(text, { preset: 'keepAll' })).toMatchObject({ text, repeats: [] });
  expect(normalize(text.normalize('NFD'), { preset: 'keepAll' }).text).toBe(text);
});

describe('options', () => {
  it('switch single steps of a preset', () => {
    const options = { preset: 'chat', steps: { typos: true, emoticon: false } } as const;
    expect(normalize('됬넼ㅋㅋㅋ', options).text).toBe('됐넼ㅋㅋ');
    expect(createNormalizer(options)('됬넼ㅋㅋㅋ').text).toBe('됐넼ㅋㅋ');
    expect(normalize('ㅋㅋㅋ  해용', { steps: { repeats: false, blanks: false } }).text).toBe(
      'ㅋㅋㅋ  해요',
    );
  });

  it.each([
    [{ preset: 'chatty' }, /preset "chatty".*"chat"/],
    [{ steps: { endigns: true } }, /step "endigns".*"endings"/],
    [{ steps: { special: true } }, /setting of special true.*"sentences"/],
    [{ steps: { url: false } }, /setting of url false.*"keep"/],
    [{ steps: { repeats: undefined } }, /setting of repeats/],
    [{ steps: { html: () => true } }, /setting of html/],
    [{ preset: 'toString' }, /preset/],
  ])('%j are wrong', (options, message) => {
    const call = () => normalize('가', options as object);
    expect(call).toThrow(KoreanError);
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code: 'invalid-options' }) as Error);
  });
});
