import type { LectureSummary } from '../analyse/participation';
import type { Language } from '../options';
import type { Saved } from '../store/save';

/** The lines around the summary. */
export interface Notices {
  readonly nothing: string;
  readonly rejected: (file: string, reason: string) => string;
  readonly report: (file: string) => string;
  readonly database: (place: string, saved: Saved) => string[];
  readonly csv: (folder: string) => string;
  readonly board: (url: string, file: string, counts: BoardCounts) => string[];
}

type BoardCounts = Pick<LectureSummary, 'questions' | 'unanswered'>;

const KO: Notices = {
  nothing: '읽을 수 있는 Zoom 채팅이 없습니다.',
  rejected: (file, reason) => `건너뜀: ${file}\n  ${reason}`,
  report: (file) => `보고서          ${file}`,
  database: (place, { inserted, updated, unchanged, deleted }) => [
    `데이터베이스    ${place}`,
    `                새 행 ${inserted}, 바뀐 행 ${updated}, 그대로 ${unchanged}${deleted > 0 ? `, 사라진 반응 ${deleted}` : ''}`,
  ],
  csv: (folder) => `CSV             ${folder}`,
  board: (url, file, { questions, unanswered }) => [
    `질문판          ${url}  (끄려면 Ctrl+C)`,
    `                질문 ${questions}, 채팅에서 답이 없던 것 ${unanswered}`,
    `답글            ${file}`,
  ],
};

const EN: Notices = {
  nothing: 'There is no Zoom chat to read.',
  rejected: (file, reason) => `skipped: ${file}\n  ${reason}`,
  report: (file) => `report      ${file}`,
  database: (place, { inserted, updated, unchanged, deleted }) => [
    `database    ${place}`,
    `            ${inserted} rows new, ${updated} changed, ${unchanged} unchanged${deleted > 0 ? `, ${deleted} reactions gone` : ''}`,
  ],
  csv: (folder) => `CSV         ${folder}`,
  board: (url, file, { questions, unanswered }) => [
    `board       ${url}  (Ctrl+C ends it)`,
    `            ${questions} questions, ${unanswered} without an answer in the chat`,
    `replies     ${file}`,
  ],
};

/** @returns The lines of a language. */
export function printed(language: Language): Notices {
  return language === 'ko' ? KO : EN;
}
