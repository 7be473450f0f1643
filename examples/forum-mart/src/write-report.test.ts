import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMart } from './build-mart';
import type { MartSettings } from './options';
import { writeReport } from './write-report';

const NEVER = new AbortController().signal;
const HEADER = '제목,내용,작성자,작성일,조회수';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '보고서 '));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file of posts; gives what it takes to build a mart of it. */
async function posts(name: string, ...rows: readonly string[]): Promise<MartSettings> {
  const file = join(folder, name);
  await writeFile(file, [HEADER, ...rows].join('\n'));
  return {
    ...{ out: join(folder, 'out'), inputs: [file], threads: 0 },
    ...{ encoding: 'auto', timeZone: 'Asia/Seoul', crawledAt: null },
  };
}

describe('the report', () => {
  it('has the same bytes after a run that changed nothing, and when it is drawn again', async () => {
    const may = await posts('5월.csv', '열이 나요,해열제를 먹였어요,지우맘,2024.05.19. 21:03,12');
    await buildMart(may, NEVER);
    const report = await writeReport(may.out, null, NEVER);
    const first = await readFile(report, 'utf8');
    expect(first).toContain('1명이 글 1개를 썼습니다.');
    await buildMart(may, NEVER);
    await writeReport(may.out, null, NEVER);
    expect(await readFile(report, 'utf8')).toBe(first);
  });

  it('is not drawn of a mart that a stopped run left behind', async () => {
    const june = await posts('6월.csv', '토했어요,장염일까요,민준맘,2024.06.01,3');
    await buildMart(june, NEVER, ['raw', 'cleansed', 'tokens']);
    await expect(writeReport(june.out, null, NEVER)).rejects.toThrow(
      `${join(june.out, 'marts')} is not whole, or older than what it is made of: run marts again.`,
    );
    await buildMart(june, NEVER, ['marts']);
    const report = await writeReport(june.out, null, NEVER);
    expect(await readFile(report, 'utf8')).toContain('2명이 글 2개를 썼습니다.');
  });

  it('is not drawn where there is no mart', async () => {
    await expect(writeReport(join(folder, 'other'), null, NEVER)).rejects.toThrow(
      'There is nothing in',
    );
  });
});
