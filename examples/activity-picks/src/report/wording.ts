import type { Language } from '../options';

/** What the report and the terminal say. */
export const REPORT_WORDING = {
  ko: {
    title: '활동 분야 분류기 보고서',
    split: (train: number, test: number) =>
      `활동 ${train}개로 배우고 ${test}개로 쟀습니다 (분야별 비율 유지, testSize 0.2, randomState 124).`,
    columns: ['모델', '정확도', '정밀도', '재현율', 'F1', '밀리초'],
    compared: '방법 비교',
    macro: '정밀도, 재현율, F1은 분야마다 같은 무게로 낸 평균입니다.',
    served: '이 예제가 쓰는 모델',
    each: '분야별 성적',
    eachColumns: ['분야', '정밀도', '재현율', 'F1', '활동 수', '두드러진 말'],
    leaks: (names: string) => `분야 이름이 그 분야의 글에 드러남: ${names}. 성적을 믿지 마세요.`,
    noLeaks: '분야 이름이 그 분야의 글에 드러나지 않습니다.',
    counts: '혼동 행렬 (개수)',
    shares: '혼동 행렬 (실제 분야 안에서의 비율)',
    matrix: '가로줄은 실제 분야, 세로줄은 모델의 답입니다.',
    confusions: '자주 헷갈린 짝 (실제 → 모델의 답)',
    confusion: (truth: string, answer: string, count: number) => `${truth} → ${answer}, ${count}번`,
    wrote: '쓴 파일',
    serve: '이제 npm run serve -w @nunchi/example-activity-picks',
  },
  en: {
    title: 'A classifier of activities',
    split: (train: number, test: number) =>
      `Learnt from ${train} activities, measured on ${test} others (stratified, testSize 0.2, randomState 124).`,
    columns: ['model', 'accuracy', 'precision', 'recall', 'F1', 'ms'],
    compared: 'Ways compared',
    macro: 'Precision, recall and F1 are means over the categories, each counting the same.',
    served: 'The model that this example serves',
    each: 'Category by category',
    eachColumns: ['category', 'precision', 'recall', 'F1', 'activities', 'telling words'],
    leaks: (names: string) =>
      `Category names stand in texts of their own category: ${names}. Do not trust the figures.`,
    noLeaks: 'No category is named in its own texts.',
    counts: 'Confusion matrix (counts)',
    shares: 'Confusion matrix (shares of the true category)',
    matrix: 'A row is a true category, a column what the model answered.',
    confusions: 'Often confused (truth → answer)',
    confusion: (truth: string, answer: string, count: number) =>
      `${truth} → ${answer}, ${count} ${count === 1 ? 'time' : 'times'}`,
    wrote: 'Written',
    serve: 'Now: npm run serve -w @nunchi/example-activity-picks',
  },
} as const satisfies Record<Language, unknown>;
