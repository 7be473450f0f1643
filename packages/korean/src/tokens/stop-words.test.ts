import { describe, expect, it } from 'vitest';
import { TAGS } from '../analyze/tags.js';
import { KoreanError } from '../errors.js';
import { STOP_WORD_GROUPS } from './stop-word-groups.js';
import type { StopWordGroupName } from './stop-word-groups.js';
import { stopWords, wordsOf } from './stop-words.js';

describe('STOP_WORD_GROUPS', () => {
  const entries = Object.entries(STOP_WORD_GROUPS).flatMap(([name, group]) =>
    [...wordsOf(group)].flatMap(({ form, tags }) => [...tags].map((tag) => ({ name, form, tag }))),
  );

  it('holds at least 250 words, each in NFC and under a known tag', () => {
    expect(new Set(entries.map(({ form }) => form)).size).toBeGreaterThanOrEqual(250);
    for (const { form, tag } of entries) {
      expect(form).toMatch(/^\S+$/);
      expect(form).toBe(form.normalize('NFC'));
      expect(TAGS).toContain(tag);
    }
  });

  it('puts no word into two groups, so that a group can be left out', () => {
    const seen = new Map<string, string>();
    for (const { name, form, tag } of entries) {
      const before = seen.get(`${form}/${tag}`);
      expect([`${form}/${tag}`, before]).toEqual([`${form}/${tag}`, undefined]);
      seen.set(`${form}/${tag}`, name);
    }
  });

  it('gives a reason for each group', () => {
    for (const { reason } of Object.values(STOP_WORD_GROUPS)) expect(reason).toMatch(/\w+ \w+/);
  });
});

describe('stopWords', () => {
  it('tells by form and tag', () => {
    const stops = stopWords();
    expect(stops.has({ form: '것', tag: 'NNB' })).toBe(true);
    expect(stops.has({ form: '하', tag: 'VV' })).toBe(true);
    expect(stops.has({ form: '음', tag: 'IC' })).toBe(true);
    expect(stops.has({ form: '이', tag: 'NNG' })).toBe(false);
    expect(stops.has({ form: '병', tag: 'NNG' })).toBe(false);
    expect(stops.has({ form: '수학', tag: 'NNG' })).toBe(false);
  });

  it('takes only the groups that are named', () => {
    const names = Object.keys(STOP_WORD_GROUPS) as StopWordGroupName[];
    const stops = stopWords({ groups: names.filter((name) => name !== 'negation') });
    expect(stops.has({ form: '안', tag: 'MAG' })).toBe(false);
    expect(stopWords().has({ form: '안', tag: 'MAG' })).toBe(true);
    expect(stopWords({ groups: [] }).size).toBe(0);
  });

  it('adds a word under its tag, or under any', () => {
    const stops = stopWords({
      groups: [],
      add: ['수업/NNG', '파이썬', { form: '줌', tag: 'NNP' }],
    });
    expect(stops.size).toBe(3);
    expect(stops.has({ form: '수업', tag: 'NNG' })).toBe(true);
    expect(stops.has({ form: '수업', tag: 'NNP' })).toBe(false);
    expect(stops.has({ form: '파이썬', tag: 'SL' })).toBe(true);
    expect(stops.has({ form: '줌', tag: 'NNP' })).toBe(true);
  });

  it('removes a word under its tag, or under all of its tags', () => {
    const stops = stopWords({ add: ['파이썬'], remove: ['사람', '때/NNB', '파이썬/NNP'] });
    expect(stops.has({ form: '사람', tag: 'NNG' })).toBe(false);
    expect(stops.has({ form: '때', tag: 'NNB' })).toBe(false);
    expect(stops.has({ form: '때', tag: 'NNG' })).toBe(true);
    expect(stops.has({ form: '파이썬', tag: 'NNP' })).toBe(false);
    expect(stops.has({ form: '파이썬', tag: 'NNG' })).toBe(true);
  });

  it('knows verbs by their dictionary form', () => {
    const stops = stopWords({ groups: [], add: ['먹다', '마시다/VV'] });
    expect(stops.has({ form: '먹', tag: 'VV' })).toBe(true);
    expect(stops.has({ form: '마시', tag: 'VV' })).toBe(true);
    expect(stops.has({ form: '먹', tag: 'NNG' })).toBe(false);
    expect(stopWords({ add: ['먹다'], remove: ['먹다'] }).has({ form: '먹', tag: 'VV' })).toBe(
      false,
    );
  });

  it('takes a laugh of any length, and Latin letters in either case', () => {
    const stops = stopWords({ add: ['Zoom'] });
    expect(stops.has({ form: 'ㅋㅋㅋㅋㅋㅋㅋ', tag: 'SW' })).toBe(true);
    expect(stops.has({ form: 'ㅋㅋㅎㅋㅋ', tag: 'SW' })).toBe(false);
    expect(stops.has({ form: 'ZOOM', tag: 'SL' })).toBe(true);
  });

  it('takes words in NFD', () => {
    const stops = stopWords({ add: ['수업/NNG'.normalize('NFD')] });
    expect(stops.has({ form: '수업', tag: 'NNG' })).toBe(true);
  });

  it.each([
    { groups: ['noun'] as unknown as StopWordGroupName[] },
    { groups: ['toString'] as unknown as StopWordGroupName[] },
    { add: ['수업/X'] },
    { remove: ['온라인 수업'] },
  ])('refuses %j', (options) => {
    expect(() => stopWords(options)).toThrow(KoreanError);
  });
});
