import { describe, expect, it } from 'vitest';
import type { Pair } from '../harmonize.js';
import { foldConventions } from './conventions.js';

/** Reads `강의/NNG+자료/NNG 있/VV+나요/EF`, words parted by blanks. */
function fold(text: string): string {
  const words = text.split(' ').map((word) =>
    word.split('+').map((item): Pair => {
      const slash = item.lastIndexOf('/');
      return [item.slice(0, slash), item.slice(slash + 1)];
    }),
  );
  return foldConventions(words)
    .map(([form, tag]) => `${form}/${tag}`)
    .join(' ');
}

describe('foldConventions', () => {
  it.each([
    ['있 of any class', '있/VV+나요/EF', '있/VA+나요/EF'],
    ['하 after a noun', '공부/NNG+하/XSV+고/EC', '공부/NNG+하/VV+고/EF'],
    ['하 joined to its root', '궁금하/VA+네요/EF', '궁금/XR+하/XSA+네/EF+요/JX'],
    ['names', '줌/NNP', '줌/NNG'],
    ['compounds in a word', '강의/NNG+자료/NNG', '강의자료/NNG'],
    ['suffixes of nouns', '민수/NNP+님/XSN', '민수님/NNP'],
    ['counters', '3/SN+팀/NNG', '3/SN+팀/NNB'],
    ['counters after a blank', '두/MM 잔/NNB+째/XSN', '두/MM 잔째/NNG'],
    ['times', '오늘/MAG', '오늘/NNG'],
    ['adverbs of adjectives', '어떻/VA+게/EC', '어떻게/MAG'],
    ['adverbs of roots', '가득/XR+히/XSM', '가득히/MAG'],
    ['세요', '하/VV+시/EP+어요/EF', '하/VV+세요/EF'],
    ['copula before 요', '출석/NNG+이요/JX', '출석/NNG+이/VCP+요/EF'],
    ['것', '것/NNB+이/JKS', '꺼/NNB+이/JKC'],
    ['companions', '너/NP+랑/JC', '너/NP+랑/JKB'],
    ['-음 at the end', '가/VV+음/ETN', '가/VV+ㅁ/EF'],
    ['laughs and marks', '네/IC+?!/SF+ㅋㅋ/SW', '네/IC+?/SF+!/SF+ㅋ/NNG+ㅋ/NNG'],
    ['emoji one by one', '👏👏👏/W_EMOJI', '👏/SW+👏/SW+👏/SW'],
    ['initials', 'ㄱㅅ/IC', 'ㄱ/NNG+ㅅ/NNG'],
  ])('%s', (_, one, other) => {
    expect(fold(other)).toBe(fold(one));
  });

  it.each([
    ['a verb and an adjective', '달/VV', '달/VA'],
    ['a noun and an adverb', '다/MAG', '다/NNG'],
    ['nouns across a blank', '강의/NNG 자료/NNG', '강의자료/NNG'],
    ['subject and topic', '나/NP+가/JKS', '나/NP+는/JX'],
    ['past and present', '가/VV+았/EP+다/EF', '가/VV+다/EF'],
    ['an ending that was misread', '하/VV+시/EP+어요/EF', '하/VV+세욥/NNG'],
    ['endings that are letters', '가/VV+ㄴ/ETM', '가/VV+ㄴ/SW'],
  ])('%s stay apart', (_, one, other) => {
    expect(fold(other)).not.toBe(fold(one));
  });
});
