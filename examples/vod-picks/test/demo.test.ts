import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo } from '../src/demo';
import type { Study } from '../src/judge/study';
import { COLUMNS } from '../src/make/write-csv';
import { Journal } from '../src/models/journal';
import { ModelStore } from '../src/models/model-store';
import { readLogs } from '../src/read/read-logs';
import { ModelShelf } from '../src/serve/model-shelf';

const out = mkdtempSync(join(tmpdir(), 'vod-demo-'));
const said: string[] = [];
const steps: number[] = [];
let found: Study;

beforeAll(async () => {
  const options = { out, seed: 6, scale: 0.4, language: 'en', trials: 2 } as const;
  found = await demo(
    options,
    (line) => said.push(line),
    ({ done }) => steps.push(done),
  );
}, 60_000);
afterAll(() => rmSync(out, { recursive: true }));

describe('the demo', () => {
  it('writes the original’s columns in CP949', () => {
    const bytes = readFileSync(join(out, '2024-05.csv'));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const [header, first] = decode(bytes, 'cp949').split('\r\n');
    expect(header).toBe(COLUMNS.join(','));
    expect(first).toMatch(/[가-힣]/);
  });

  it('reads back what was made', async () => {
    const { logs, items, problems, programmes } = await readLogs([
      join(out, '2024-05.csv'),
      join(out, '2024-06.csv'),
    ]);
    expect(problems).toEqual([]);
    expect(logs.length).toBe(2326);
    expect(items.every(({ runningTime }) => (runningTime ?? 0) >= 60)).toBe(true);
    expect(items.some(({ trailer }) => trailer === true)).toBe(true);
    expect(programmes.size).toBe(681);
  });

  it('prints a table a job, popularity in each', () => {
    const text = said.join('\n');
    for (const job of ['Discovery', 'Continue watching', 'Both']) expect(text).toContain(job);
    expect(text.match(/Popularity \(14 d\) +\d/g)?.length).toBe(3);
    expect(found.jobs.map(({ table }) => table.rows.length)).toEqual([11, 11, 11]);
    expect(steps.at(-1)).toBe(26);
  });

  it('cuts in time, so that nothing of the future is learnt', () => {
    const { train, validation, test, validationFrom, testFrom } = found.windows;
    expect(train.every(({ at }) => Number(at) < validationFrom)).toBe(true);
    expect(validation.every(({ at }) => Number(at) < testFrom)).toBe(true);
    expect(train.length + validation.length + test.length).toBe(2326);
  });

  it('writes a report that loads nothing', () => {
    const html = readFileSync(join(out, 'report.html'), 'utf8');
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/<script|<link|src=/);
  });

  it('saves models that give a viewer four rails', () => {
    const models = new ModelStore(join(out, 'models')).load();
    const shelf = new ModelShelf(models);
    const busiest = [...models.progress].sort(([, a], [, b]) => b.length - a.length)[0]![0];
    const { begun, picked, similar, popular } = shelf.rails(busiest);
    const watched = new Set(models.progress.get(busiest)!.map(({ series }) => series));
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.every(({ work, part }) => watched.has(work.title) && part < 1)).toBe(true);
    expect(picked.length).toBeGreaterThan(5);
    expect(picked.some(({ work }) => watched.has(work.title))).toBe(false);
    const reasons = picked.flatMap(({ because }) => because ?? []);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every((title) => watched.has(title))).toBe(true);
    expect(similar?.works.length).toBeGreaterThan(0);
    expect(popular.length).toBe(10);
    expect(shelf.rails('nobody')).toMatchObject({ begun: [], similar: null });
    expect(shelf.rails('nobody').picked.every(({ because }) => because === null)).toBe(true);
  });

  it('notes what it has learnt', () => {
    const journal = new Journal(join(out, 'models'));
    expect(journal.entries.map(({ name }) => name)).toEqual(['2024-05.csv', '2024-06.csv']);
    expect(journal.learnt.every((path) => existsSync(path))).toBe(true);
  });
});
