import { basename } from 'node:path';
import { parseString } from 'fast-csv';
import { mean } from 'simple-statistics';
import type { Reject } from '../model';
import { findCsvRowEnd } from '../raw/csv-row-end';
import { cutFile } from '../raw/cut-file';
import { faultyRow } from '../raw/raw-row';
import type { CutRow } from '../raw/row-cutter';
import type { Counted, Question, Survey } from './survey';
import { SURVEY_COLUMNS, SURVEY_ROW } from './survey-row';
import type { SurveyRow } from './survey-row';
import { textCategories } from './text-categories';

/** Left open, or filled in to say that there is nothing to say. */
const NOTHING = /^([-.]*|(특별히 |딱히 )?없(음|어요|습니다)[.!~]*)$/;

/**
 * Reads a survey from CSV, UTF-8 or CP949. Rows that make no answer sheet are kept aside.
 *
 * @throws Error if the file has not the columns of the survey.
 */
export async function readSurvey(file: string): Promise<Survey> {
  const name = basename(file);
  const rows: SurveyRow[] = [];
  const rejects: Reject[] = [];
  let header: readonly string[] | null = null;
  const source = { path: file, encoding: 'auto', told: () => undefined } as const;
  for await (const cut of cutFile(source, findCsvRowEnd)) {
    for (const row of cut) {
      if (header === null) {
        header = await headerOf(name, row);
        continue;
      }
      const read = await readRow(header, row);
      if ('reason' in read) rejects.push({ file: name, ...read });
      else rows.push(read);
    }
  }
  if (header === null) throw new Error(`${name} is empty: it has no header.`);
  return { answers: rows.length, questions: questionsOf(rows), rejects };
}

async function headerOf(file: string, row: CutRow): Promise<readonly string[]> {
  const names = (await cellsOf(row.text)).map((cell) => cell.normalize('NFC').trim());
  const missing = SURVEY_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}.`);
  return names;
}

async function readRow(
  header: readonly string[],
  { line, text, fault }: CutRow,
): Promise<SurveyRow | Omit<Reject, 'file'>> {
  if (fault !== null) return faultyRow(line, null, fault.reason, text);
  const cells = await cellsOf(text);
  if (cells.length !== header.length)
    return faultyRow(line, null, `has ${cells.length} cells, not ${header.length}`, text);
  const named = header.map((name, i) => [name, (cells[i] ?? '').normalize('NFC')] as const);
  const read = SURVEY_ROW.safeParse(Object.fromEntries(named));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const column = String(issue?.path[0]);
  const value = cells[header.indexOf(column)] ?? '';
  return faultyRow(line, column, issue?.message ?? 'is no answer', value);
}

function cellsOf(row: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let cells: string[] = [];
    parseString<string[], string[]>(`${row}\n`, { headers: false })
      .on('error', reject)
      .on('data', (read: string[]) => (cells = read))
      .on('end', () => resolve(cells));
  });
}

function questionsOf(rows: readonly SurveyRow[]): Question[] {
  const single = (title: '자녀 연령대' | '이용 빈도'): Question => ({
    ...{ kind: 'single', title, answered: rows.length },
    choices: counted(rows.map((row) => row[title])),
  });
  const text = (title: '불편한 점' | '바라는 점'): Question => {
    const texts = rows.map((row) => row[title]).filter((answer) => !NOTHING.test(answer));
    return { kind: 'text', title, answered: texts.length, ...textCategories(texts) };
  };
  const picks = rows.map((row) => row['주로 찾는 정보(복수 선택)']);
  const grades = rows.map((row) => row['도움이 된 정도']).filter((grade) => grade !== null);
  return [
    single('자녀 연령대'),
    single('이용 빈도'),
    {
      ...{ kind: 'multiple', title: '주로 찾는 정보(복수 선택)' },
      answered: picks.filter((pick) => pick.length > 0).length,
      choices: counted(picks.flat()),
    },
    {
      ...{ kind: 'scale', title: '도움이 된 정도', answered: grades.length },
      counts: [1, 2, 3, 4, 5].map((grade) => grades.filter((given) => given === grade).length),
      mean: grades.length === 0 ? null : mean(grades),
    },
    text('불편한 점'),
    text('바라는 점'),
  ];
}

/** Most first; of equals the one that came first. */
function counted(names: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
