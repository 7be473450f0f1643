import { describe, expect, it } from 'vitest';
import { splitTaught } from './passages.js';

/** Tokens written as form/TAG, found in the text from left to right. */
function split(text: string, tagged: string): { text: string; unsure: readonly number[] }[] {
  let at = 0;
  const tokens = tagged.split(' ').map((token): [string, string, number, number] => {
    const [form, tag] = token.split('/') as [string, string];
    const start = text.indexOf(form, at);
    at = start + form.length;
    return [form, tag, start, form.length];
  });
  return splitTaught(text, tokens);
}

describe('splitTaught', () => {
  it('ends a sentence at a final mark and after a final ending', () => {
    const tagged = '봤/VV 다/EF ./SF 좋/VA 네/EF 또/MAG 보/VV 자/EF';
    expect(split('봤다. 좋네 또 보자', tagged).map(({ text }) => text)).toEqual([
      ...['봤다.', '좋네', '또 보자'],
    ]);
  });

  it('keeps laughs and marks after a blank with their sentence', () => {
    const tagged = '좋/VA 네/EF ㅋㅋ/SW 또/MAG 보/VV 자/EF ../SF';
    expect(split('좋네 ㅋㅋ 또 보자 ..', tagged).map(({ text }) => text)).toEqual([
      ...['좋네 ㅋㅋ', '또 보자 ..'],
    ]);
  });

  it('does not know about dots after other words, nominal endings, quoted speech and numbers', () => {
    expect(split('영화.. 좋네', '영화/NNG ../SF 좋/VA 네/EF')).toEqual([
      { text: '영화.. 좋네', unsure: [4] },
    ]);
    expect(split('재밌음 또 봄', '재밌/VA 음/ETN 또/MAG 봄/NNG')[0]?.unsure).toEqual([3]);
    expect(split('간다 라고', '간다/EF 라고/JKQ')[0]?.unsure).toEqual([2]);
    expect(split('1. 사과', '1/SN ./SF 사과/NNG')[0]?.unsure).toEqual([2]);
  });

  it('takes all other gaps for none', () => {
    expect(split('나는 영화를 본다', '나/NP 는/JX 영화/NNG 를/JKO 본다/EF')).toEqual([
      { text: '나는 영화를 본다', unsure: [] },
    ]);
  });
});
