/** What parents ask about, told by the words they use for it. */
export interface KeywordGroup {
  /** From 1, and never given to another group: marts that exist refer to it. */
  readonly id: number;
  readonly name: string;
  /**
   * Whole morphemes as the analyzer gives them, common or proper nouns or roots. 토 is not in 아토피,
   * 토요일 or 토마토, which are morphemes of their own.
   */
  readonly keywords: readonly string[];
  /**
   * What else counts as a keyword, as `keywordGroups` reads it: 토했어요 is 토하다, one morpheme with its
   * verb; in 열 때문에 and 열 나서 the analyzer takes 열 for the number.
   */
  readonly variants?: Readonly<Record<string, readonly string[]>>;
}

/** The groups of the forum. No keyword is in two of them. */
export const KEYWORD_GROUPS: readonly KeywordGroup[] = [
  {
    id: 1,
    name: '발열',
    keywords: ['열', '발열', '고열', '미열', '해열제', '체온', '체온계'],
    variants: { 열: ['열/NR 때문/NNB', '열/NR 나/VV', '열/NR 나요/EF', '도/NNB 열/NR'] },
  },
  { id: 2, name: '기침', keywords: ['기침', '가래', '천식', '기관지염', '폐렴'] },
  { id: 3, name: '콧물', keywords: ['콧물', '코막힘', '비염', '재채기', '축농증'] },
  { id: 4, name: '감기·독감', keywords: ['감기', '독감', '몸살', '인플루엔자', '코로나'] },
  {
    id: 5,
    name: '구토',
    keywords: ['토', '구토', '분수토', '구역질'],
    variants: { 토: ['토하다'] },
  },
  { id: 6, name: '설사', keywords: ['설사', '장염', '탈수', '로타바이러스'] },
  { id: 7, name: '변비', keywords: ['변비', '관장', '배변'] },
  { id: 8, name: '복통', keywords: ['복통', '배탈', '배앓이', '영아산통'] },
  { id: 9, name: '아토피', keywords: ['아토피', '습진', '태열', '피부염', '보습'] },
  { id: 10, name: '두드러기', keywords: ['두드러기', '발진', '땀띠'] },
  { id: 11, name: '알레르기', keywords: ['알레르기', '알러지'] },
  { id: 12, name: '수족구', keywords: ['수족구', '수포', '구내염', '수두'] },
  { id: 13, name: '중이염', keywords: ['중이염', '고막', '귀', '이비인후과'] },
  { id: 14, name: '눈병', keywords: ['눈병', '결막염', '눈곱', '다래끼', '안과'] },
  { id: 15, name: '치아', keywords: ['치아', '충치', '치과', '젖니', '이앓이', '양치'] },
  { id: 16, name: '수면', keywords: ['수면', '잠', '밤잠', '낮잠', '통잠'] },
  { id: 17, name: '수유', keywords: ['수유', '모유', '분유', '젖병', '유축'] },
  { id: 18, name: '이유식', keywords: ['이유식', '미음', '편식', '식욕'] },
  { id: 19, name: '성장', keywords: ['성장', '성장판', '성장통', '키', '몸무게'] },
  { id: 20, name: '발달', keywords: ['발달', '언어', '옹알이', '자폐', '틱'] },
  { id: 21, name: '예방접종', keywords: ['예방접종', '접종', '백신', '예방주사'] },
  { id: 22, name: '다침', keywords: ['화상', '골절', '상처', '흉터', '멍', '경련', '응급실'] },
];
