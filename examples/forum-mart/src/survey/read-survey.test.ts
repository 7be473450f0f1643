import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { readSurvey } from './read-survey';
import { textCategories } from './text-categories';

const folder = mkdtempSync(join(tmpdir(), 'survey-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER =
  '응답일시,자녀 연령대,이용 빈도,주로 찾는 정보(복수 선택),도움이 된 정도,불편한 점,바라는 점';
const ROWS = [
  '2024-06-01 21:03,7~12개월,매일,증상;병원;증상,5,"광고가 너무 많아요, 정말",아토피 글을 모아 주세요',
  '2024-06-01 22:10,0~6개월,매일,수면,4,,"검색이\n안 돼요"',
  '2024-06-02 08:00,7~12개월,가끔,,,딱히 없어요,',
];

function fileOf(content: string | Buffer): string {
  const file = join(folder, 'survey.csv');
  writeFileSync(file, content);
  return file;
}

describe('readSurvey', () => {
  it('counts choices, grades and what the texts speak of', async () => {
    const { answers, questions, rejects } = await readSurvey(
      fileOf([HEADER, ...ROWS].join('\r\n')),
    );
    expect([answers, rejects]).toEqual([3, []]);
    expect(questions).toEqual([
      {
        ...{ kind: 'single', title: '자녀 연령대', answered: 3 },
        choices: [
          { name: '7~12개월', count: 2 },
          { name: '0~6개월', count: 1 },
        ],
      },
      {
        ...{ kind: 'single', title: '이용 빈도', answered: 3 },
        choices: [
          { name: '매일', count: 2 },
          { name: '가끔', count: 1 },
        ],
      },
      {
        ...{ kind: 'multiple', title: '주로 찾는 정보(복수 선택)', answered: 2 },
        choices: ['증상', '병원', '수면'].map((name) => ({ name, count: 1 })),
      },
      {
        ...{ kind: 'scale', title: '도움이 된 정도', answered: 2 },
        ...{ counts: [0, 0, 0, 1, 1], mean: 4.5 },
      },
      {
        ...{ kind: 'text', title: '불편한 점', answered: 1, others: 0 },
        categories: [{ name: '광고·홍보', count: 1, example: '광고가 너무 많아요, 정말' }],
      },
      {
        ...{ kind: 'text', title: '바라는 점', answered: 2, others: 0 },
        categories: [
          { name: '검색·정리', count: 2, example: '검색이\n안 돼요' },
          { name: '아토피', count: 1, example: '아토피 글을 모아 주세요' },
        ],
      },
    ]);
  });

  it('reads CP949, and UTF-8 with a mark, alike', async () => {
    const text = [HEADER, ...ROWS].join('\n');
    const plain = await readSurvey(fileOf(text));
    expect(await readSurvey(fileOf(encode(text, 'cp949')))).toEqual(plain);
    expect(await readSurvey(fileOf(`\ufeff${text.normalize('NFD')}`))).toMatchObject({
      answers: 3,
      rejects: [],
    });
  });

  it('keeps rows aside that make no answer sheet', async () => {
    const { answers, rejects } = await readSurvey(
      fileOf(
        [
          HEADER,
          ...ROWS,
          '어제,7~12개월,매일,증상,5,,',
          '2024-06-03,,매일,증상,5,,',
          '2024-06-03,7~12개월,매일,증상,6,,',
          '2024-06-03,7~12개월,매일',
          '2024-06-03,7~12개월,매일,증상,5,"열린 따옴표,',
          '2024-06-03,7~12개월,매일,증상,5,,',
        ].join('\n'),
      ),
    );
    expect(answers).toBe(4);
    expect(rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [6, '응답일시', 'is no date'],
      [7, '자녀 연령대', 'is missing'],
      [8, '도움이 된 정도', 'is no number from 1 to 5'],
      [9, null, 'has 3 cells, not 7'],
      [10, null, expect.any(String)],
    ]);
    expect(rejects[2]).toMatchObject({ file: 'survey.csv', value: '6' });
  });

  it('tells which columns are not there', async () => {
    await expect(readSurvey(fileOf('응답일시,자녀 연령대\n'))).rejects.toThrow(
      'survey.csv has no column 이용 빈도, 주로 찾는 정보(복수 선택)',
    );
    await expect(readSurvey(fileOf(''))).rejects.toThrow('survey.csv is empty');
    expect(await readSurvey(fileOf(`${HEADER}\n`))).toMatchObject({ answers: 0, rejects: [] });
  });
});

describe('textCategories', () => {
  it('goes by morpheme, and puts a text into as many categories as it speaks of', () => {
    const { categories, others } = textCategories([
      '아토피 광고가 많아요',
      '광고가 많아요',
      '그냥 그래요',
    ]);
    expect(others).toBe(1);
    expect(categories).toEqual([
      { name: '광고·홍보', count: 2, example: '광고가 많아요' },
      { name: '아토피', count: 1, example: '아토피 광고가 많아요' },
    ]);
  });
});
