import { createAnalyzer, keywordGroups } from '@nunchi/korean';
import type { KeywordGroupDefinition } from '@nunchi/korean';
import { KEYWORD_GROUPS } from '../tokens/keyword-groups';
import type { TextCategory } from './survey';

/**
 * What people say of a forum, by the words they say it with; verbs match in all their forms. Illnesses
 * are categories too, by the forum's own keyword groups.
 */
const THEMES: KeywordGroupDefinition = {
  '검색·정리': ['검색', '찾다', '정리', '분류', '필터', '모으다', '모아보다', '나누다'],
  '광고·홍보': ['광고', '홍보', '협찬', '스팸', '도배', '업체'],
  '믿을 만한 정보': ['전문가', '의사', '약사', '출처', '근거', '신뢰', '검증', '믿다', '잘못되다'],
  '답변·댓글': ['답변', '댓글', '답글', '질문'],
  '말투·분위기': ['말투', '비난', '비방', '싸움', '싸우다', '분위기', '눈치', '악플'],
  '앱·기능': ['앱', '화면', '느리다', '속도', '오류', '로그인', '글씨', '알림', '기능', '버튼'],
  '개인 정보': ['개인 정보', '익명', '신상', '노출', '사생활'],
  '지역·병원': ['병원', '약국', '지역', '동네', '야간'],
  '또래·월령': ['또래', '모임', '월령', '소통'],
  '겹치거나 오래된 글': ['중복', '겹치다', '오래되다', '옛날'],
  칭찬: ['감사', '만족', '좋다/VA', '유용'],
};

/** Sorts texts into categories, each into as many as it speaks of. */
export function textCategories(texts: readonly string[]): {
  readonly categories: readonly TextCategory[];
  readonly others: number;
} {
  const illnesses = KEYWORD_GROUPS.map(({ name, keywords }) => [name, keywords] as const);
  const { groupsOf } = keywordGroups(
    { ...THEMES, ...Object.fromEntries(illnesses) },
    { analyzer: createAnalyzer() },
  );
  const found = new Map<string, string[]>();
  let others = 0;
  for (const text of texts) {
    const names = groupsOf(text);
    if (names.length === 0) others++;
    for (const name of names) found.set(name, [...(found.get(name) ?? []), text]);
  }
  const categories = Array.from(found, ([name, [...members]]) => ({
    name,
    count: members.length,
    example: members.reduce((short, text) => (text.length < short.length ? text : short)),
  }));
  return { categories: categories.sort((a, b) => b.count - a.count), others };
}
