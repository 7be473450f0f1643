import { describe, expect, it } from 'vitest';
import golden from '../../../../packages/text/test/fixtures/golden/pipeline.json';
import { cleanText, gluedTextOf, textOf } from './clean-text';

describe('cleanText', () => {
  it.each(golden.teenplay_clean)('cleans $in as the original service did', (pair) => {
    expect(cleanText(pair.in)).toBe(pair.out);
  });

  it('takes one blank for an emoji, not two', () => {
    expect(cleanText('산책🌙가요')).toBe('산책 가요');
  });

  it('is done quickly with a text of opening brackets', () => {
    expect(cleanText('<'.repeat(200_000))).toBe(' '.repeat(200_000));
  });
});

describe('textOf', () => {
  const activity = {
    title: '차 마시는 오후',
    content: '<p>다도를 배워요</p><p><strong>찻잔</strong>을 데워요</p>',
    intro: '조용한 자리',
    place: '전북 전주시',
  };

  it('keeps words apart that belong to different parts', () => {
    expect(textOf(activity).split(/ +/).join(' ')).toBe(
      '차 마시는 오후 다도를 배워요 찻잔을 데워요 조용한 자리 전북 전주시',
    );
  });

  it('the original let them grow together', () => {
    expect(gluedTextOf(activity)).toBe(
      '차 마시는 오후다도를 배워요찻잔을 데워요조용한 자리전북 전주시',
    );
  });
});
