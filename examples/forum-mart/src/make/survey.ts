import { writeToString } from 'fast-csv';
import { DAY, seoulTime } from './dates';
import { Random } from './random';

const ANSWERS = 101;
const HEADER = [
  ...['응답일시', '자녀 연령대', '이용 빈도', '주로 찾는 정보(복수 선택)', '도움이 된 정도'],
  ...['불편한 점', '바라는 점'],
];

/** An answer with how often it is given. */
type Weighted = readonly (readonly [string, number])[];

const AGES: Weighted = [
  ...([
    ['0~12개월', 28],
    ['13~24개월', 24],
    ['3~4세', 22],
    ['5~7세', 17],
    ['초등학생', 10],
  ] as const),
];
const HOW_OFTEN: Weighted = [
  ...([
    ['매일', 34],
    ['주 3~5회', 29],
    ['주 1~2회', 21],
    ['월 1~2회', 11],
    ['거의 안 함', 6],
  ] as const),
];
const SOUGHT: Weighted = [
  ...([
    ['증상 대처', 78],
    ['병원·약 후기', 62],
    ['이유식·수유', 45],
    ['수면·발달', 41],
  ] as const),
  ...([
    ['예방접종', 27],
    ['육아용품', 33],
  ] as const),
];
const HELP: Weighted = [
  ...([
    ['1', 3],
    ['2', 9],
    ['3', 27],
    ['4', 41],
    ['5', 20],
  ] as const),
];
const TROUBLES: Weighted = [
  ['', 18],
  ['검색이 잘 안 돼요. 같은 단어로 찾아도 매번 다른 글이 나와요', 12],
  ['검색 결과가 오래된 글부터 보여서 불편합니다', 9],
  ['광고가 너무 많아요', 11],
  ['후기인 척하는 광고 글이 많아서 믿기 어려워요', 8],
  ['잘못된 의학 정보가 그대로 올라와 있어요', 9],
  ['전문가가 아닌 분들이 약을 추천해서 걱정됩니다', 6],
  ['앱이 느리고 자꾸 꺼져요', 8],
  ['사진을 올리면 오류가 나요', 5],
  ['댓글에서 싸우는 분들이 있어서 질문하기 무서워요', 7],
  ['알림이 너무 자주 와요', 4],
  ['답변이 늦어서 급할 때는 도움이 안 됐어요', 7],
];
const WISHES: Weighted = [
  ['', 22],
  ['증상별로 글을 모아서 보여 주면 좋겠어요', 14],
  ['월령별 게시판을 나눠 주세요', 11],
  ['소아과 의사 선생님이 답변해 주는 코너가 있으면 합니다', 15],
  ['검색 기능을 개선해 주세요', 10],
  ['광고 글을 막아 주세요', 8],
  ['밤에 문 여는 병원과 약국 정보를 알려 주세요', 9],
  ['아이 기록을 적어 두는 수첩 기능이 필요해요', 6],
  ['알림을 끄고 켤 수 있게 해 주세요', 4],
  ['지금처럼만 운영해 주세요. 감사합니다!', 5],
];

/** The answers to a survey among the forum's readers, as CSV. */
export function makeSurvey(seed: number): Promise<string> {
  const random = new Random(seed + 1);
  const begin = Date.UTC(2025, 10, 3, 9);
  const times = Array.from(
    { length: ANSWERS },
    () => begin + random.between(0, (9 * DAY) / 1000) * 1000,
  );
  const one = (answers: Weighted): string =>
    answers[random.weighted(answers.map(([, weight]) => weight))]?.[0] ?? '';
  const rows = times
    .sort((a, b) => a - b)
    .map((at) => {
      const sought = SOUGHT.filter(([, weight]) => random.chance(weight / 100)).map(
        ([name]) => name,
      );
      return [
        ...[seoulTime(at).slice(0, 19).replace('T', ' '), one(AGES), one(HOW_OFTEN)],
        ...[(sought.length > 0 ? sought : ['증상 대처']).join(';'), one(HELP)],
        ...[one(TROUBLES), one(WISHES)],
      ];
    });
  return writeToString([HEADER, ...rows], { rowDelimiter: '\r\n', includeEndRowDelimiter: true });
}
