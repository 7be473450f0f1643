import type { Language } from '../options';
import type { Job } from '../judge/compare';

/** What the report and the terminal say. */
export const WORDING = {
  ko: {
    title: 'VOD 추천 보고서',
    windows: (train: number, validation: number, test: number) =>
      `시청 기록 ${train}줄로 배우고, 다음 두 주의 ${validation}줄로 고르고, 마지막 두 주의 ${test}줄로 쟀습니다.`,
    jobs: {
      discovery: '새 작품 찾기 (본 작품은 뺀다)',
      resume: '이어보기 (본 작품만)',
      both: '둘 다 (본 작품도 함께)',
    } satisfies Record<Job, string>,
    star: '* Popularity와 다름 (차이의 95% 구간에 0이 없음). 작은 글씨는 사용자를 다시 뽑아 얻은 95% 구간.',
    ahead: (of: string, text: string) => `섞은 모델의 NDCG@10, ${of}보다 ${text}`,
    weights: '검증 기간에서 고른 가중치',
    weightColumns: ['부분', '가중치', '0으로 두면 목록이 바뀌는 사람'],
    duration: '재생 시간에 따른 치우침',
    durationNote:
      '평점과 재생 시간의 순위 상관은 0이, 추천된 작품의 길이는 1이 치우침 없음입니다. 원본의 평점(clipped)은 짧은 것을 높이 칩니다. d2q는 길이가 비슷한 시청끼리 견줍니다.',
    durationColumns: ['평점', '모델', '평점-길이 상관', '추천 길이 / 목록 길이', '점수-길이 상관'],
    serving: (load: string, list: string, rails: string) =>
      `저장한 모델 읽기 ${load} ms, 목록 하나 ${list} ms, 첫 화면의 네 줄 ${rails} ms (중앙값)`,
    wrote: '쓴 파일',
    serve: '이제 npm run serve -w @nunchi/example-vod-picks -- --demo',
  },
  en: {
    title: 'Recommending from watch logs',
    windows: (train: number, validation: number, test: number) =>
      `Learnt from ${train} rows, chosen on ${validation} of the next two weeks, measured on ${test} of the last two.`,
    jobs: {
      discovery: 'Discovery (seen programmes left out)',
      resume: 'Continue watching (seen programmes only)',
      both: 'Both (seen programmes allowed)',
    } satisfies Record<Job, string>,
    star: '* differs from Popularity (the 95 % interval of the difference leaves out 0). Small: 95 % intervals by drawing users anew.',
    ahead: (of: string, text: string) => `NDCG@10 of the blend, ahead of ${of} by ${text}`,
    weights: 'Weights chosen on the validation window',
    weightColumns: ['part', 'weight', 'viewers whose list changes at 0'],
    duration: 'Duration bias',
    durationNote:
      'Without bias the rank correlation of rating and running time is 0, and the length of what is listed 1. The original’s rating (clipped) favours short things; d2q compares views of like length.',
    durationColumns: [
      'rating',
      'model',
      'rating ~ length',
      'listed / catalogue length',
      'score ~ length',
    ],
    serving: (load: string, list: string, rails: string) =>
      `Loading the saved models ${load} ms, a list ${list} ms, the four rails of the first page ${rails} ms (medians)`,
    wrote: 'Written',
    serve: 'Now: npm run serve -w @nunchi/example-vod-picks -- --demo',
  },
} as const satisfies Record<Language, unknown>;
