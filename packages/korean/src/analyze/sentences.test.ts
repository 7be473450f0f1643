import { defaultModel } from '#default-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftText } from './draft-text.js';
import type { Draft } from './morphemes.js';
import { findSentenceEnds } from './sentences.js';
import { Tagger } from './tagger.js';

const model = defaultModel();
const tagger = new Tagger(model, false, null);

function split(text: string, table?: Int8Array): string[] {
  const drafts = draftText(tagger, text);
  let from = 0;
  return findSentenceEnds(drafts, text, table).map((to) => {
    const start = (drafts[from] as Draft).start;
    const next = drafts[to]?.start ?? text.length;
    from = to;
    return text.slice(start, next).trim();
  });
}

/** A table that says yes, or no, to every gap. */
const ALWAYS = new Int8Array(64).fill(1);
const NEVER = new Int8Array(64).fill(-1);

describe('findSentenceEnds by rules', () => {
  it.each([
    ['배가 아프다.', '그래서 약을 먹었다!', '괜찮을까?'],
    ['정말입니까?!', '믿을 수 없군요...', '다시 확인하겠습니다.'],
    ['진짜 웃겼어요 ㅋㅋㅋ', '어제 봤어요 ㅠㅠ'],
    ['비가 왔습니다', '우산을 챙겼습니다'],
    ['그는 "안녕."이라고 말했다.', '나는 웃었다.'],
    ['“오늘은 쉬자. 힘들다.”라고 하셨다.', '모두 좋아했다.'],
    ['평균은 3.14점입니다.', '최고점은 4.5점입니다.'],
    ['Dr. Kim은 오늘 못 오십니다.', '대신 제가 합니다.'],
    ['U.S.A. 투어가 시작됐다.', '표는 매진이다.'],
    ['https://example.com/a.b 를 보세요.', '거기에 있어요.'],
  ])('%s | %s', (...sentences) => {
    expect(split(sentences.filter(Boolean).join(' '))).toEqual(sentences.filter(Boolean));
  });

  it('ends a sentence with its line, whatever it holds', () => {
    expect(split('오늘 할 일\n빨래\n\n장보기')).toEqual(['오늘 할 일', '빨래', '장보기']);
    expect(split('1. 사과\n2. 배')).toEqual(['1. 사과', '2. 배']);
  });

  it('does not take a point for an end in numbers of lists', () => {
    expect(split('준비물: 1. 연필 2. 지우개')).toHaveLength(1);
  });

  it('finds none where there is none', () => {
    expect(split('')).toEqual([]);
    expect(split(' \n ')).toEqual([]);
  });
});

describe('findSentenceEnds by a table', () => {
  it('asks it at blanks, after marks and after endings', () => {
    expect(split('가게에 사과가 많다', ALWAYS)).toEqual(['가게에', '사과가', '많다']);
    expect(split('갔습니다.왔습니다.', ALWAYS)).toEqual(['갔습니다.', '왔습니다.']);
    expect(split('갔습니다. 왔습니다.', NEVER)).toHaveLength(1);
  });

  it('never asks it before marks, laughs and emoji, nor inside of quotes', () => {
    expect(split('좋다 ㅋㅋ 👍 ~ !', ALWAYS)).toHaveLength(1);
    expect(split('(하나 둘) "셋 넷"', ALWAYS)).toEqual(['(하나 둘)', '"셋 넷"']);
  });

  it('uses rules where a table is empty', () => {
    expect(split('갔다. 왔다.', new Int8Array(0))).toEqual(split('갔다. 왔다.'));
  });
});

describe('any text and any table', () => {
  const piece = fc.constantFrom(
    ...['간다', '요', ' ', ' ', '.', '?!', '…', '"', "'", '(', ')', '\n', 'ㅋㅋ', '😂', '3.1', 'a'],
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const tables = fc.int8Array({ minLength: 1, maxLength: 64 });

  it('is cut into sentences that follow each other and leave nothing out', () => {
    fc.assert(
      fc.property(texts, fc.option(tables, { nil: undefined }), (text, table) => {
        const drafts = draftText(tagger, text);
        const ends = findSentenceEnds(drafts, text, table);
        expect(ends.at(-1) ?? 0).toBe(drafts.length);
        ends.forEach((end, i) => expect(end).toBeGreaterThan(ends[i - 1] ?? 0));
        for (let i = 1; i < drafts.length; i += 1) {
          const between = text.slice((drafts[i - 1] as Draft).end, (drafts[i] as Draft).start);
          if (between.includes('\n')) expect(ends).toContain(i);
        }
      }),
    );
  });

  it('is read in linear time', () => {
    const text = '"그는 (갔다. 그래서 왔다 ㅋㅋ ';
    const time = (times: number): number => {
      const long = text.repeat(times);
      const drafts = draftText(tagger, long);
      let best = Infinity;
      for (let run = 0; run < 4; run += 1) {
        const began = performance.now();
        findSentenceEnds(drafts, long, ALWAYS);
        best = Math.min(best, performance.now() - began);
      }
      return best;
    };
    time(200);
    expect(time(1600) / time(400)).toBeLessThan(12);
  });
});
