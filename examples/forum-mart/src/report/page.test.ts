import { expect, it } from 'vitest';
import { madeMart } from '../../test/made-mart';
import { analyse } from '../analyse/analyse';
import type { Survey } from '../survey/survey';
import { reportPage } from './page';

const SURVEY: Survey = {
  answers: 1,
  questions: [
    {
      ...{ kind: 'text', title: '바라는 점', answered: 1, others: 0 },
      categories: [{ name: '칭찬', count: 1, example: '<script>alert(1)</script> "좋아요"' }],
    },
  ],
  rejects: [{ file: 'survey.csv', line: 7, column: null, reason: 'has 3 cells', value: '' }],
};

it('tells figures, stages and answers, and lets no markup through', async () => {
  const { mart, remove } = await madeMart(
    Array.from({ length: 1234 }, (_, i) => ({
      ...{ at: `2024-0${1 + (i % 2)}-10 21:00`, author: `a${i}` },
      words: i % 4 === 0 ? { 기침: 1 } : { '<b>': 1 },
    })),
  );
  const analysis = await analyse(mart, { signal: new AbortController().signal });
  await remove();
  const page = await reportPage(analysis, SURVEY, [
    {
      ...{ step: 'raw', tasks: 2, milliseconds: 1500 },
      counts: { rows: 1240, kept: 1234, rejected: 6 },
    },
  ]);
  expect(page).toContain('1,234명이 글 1,234개를 썼습니다.');
  expect(page).toContain('<td>줄 1,240, 남김 1,234, 따로 둠 6</td>');
  expect(page).toContain('<td>1.5초</td>');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;좋아요&quot;');
  expect(page).toContain('읽을 수 없는 1줄(7번째 줄)');
  expect(page).not.toMatch(/<script|<b>\s*<\/b>|NaN|Infinity|undefined/);
  expect(page).not.toMatch(/#01020\d/);
});
