import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeLog } from '../src/make/make-log';
import type { MadeLog, MadeRow } from '../src/make/make-log';
import { Random } from '../src/make/random';
import { writeMonths } from '../src/make/write-csv';
import { Journal } from '../src/models/journal';
import { makeModels } from '../src/models/make-models';
import { ModelStore } from '../src/models/model-store';
import { retrain } from '../src/models/retrain';
import type { FirstModels } from '../src/models/retrain';

const root = mkdtempSync(join(tmpdir(), 'vod-retrain-'));
const log = makeLog();
let runs = 0;
let folder = '';
let months: [may: string, june: string];
/** The log up to 13 June, and the rest of June with a crawler in it, and without. */
let begun: string[];
let spoiled: string[];
let rest: string[];

/** Options that somebody has chosen. */
const first: FirstModels = (all) =>
  makeModels(all, {
    als: { regularization: 0.05, unobservedWeight: 0.3 },
    alsPlain: { regularization: 0.05, unobservedWeight: 0.3 },
    ease: { regularization: 100 },
    svdpp: { lrAll: 0.007, regAll: 0.02 },
    continueWatching: { halfLife: 7 },
    discovery: { ease: 1, als: 0.5, popularity: 0.3, interest: 0.5 },
    resume: { history: 1, recency: 1, progress: 0.3, episodes: 0.3, interest: 0, popularity: 0.3 },
  });

beforeAll(async () => {
  months = (await writeMonths(log, join(root, 'logs'))) as [string, string];
  const from = Date.UTC(2024, 5, 13);
  const part = (isIn: (row: MadeRow) => boolean): MadeLog => ({
    ...log,
    rows: log.rows.filter(isIn),
  });
  begun = await writeMonths(
    part(({ at }) => at < from),
    join(root, 'begun'),
  );
  rest = await writeMonths(
    part(({ at }) => at >= from),
    join(root, 'rest'),
  );
  spoiled = await writeMonths(withCrawler(log, from), join(root, 'spoiled'));
});
beforeEach(() => {
  folder = join(root, `models-${runs++}`);
});
afterAll(() => rmSync(root, { recursive: true }));

/** The log from a day on, after a crawler clicked through the catalogue in everybody's name. */
function withCrawler(made: MadeLog, from: number): MadeLog {
  const random = new Random(1);
  const clicks = made.viewers.flatMap(({ id }) =>
    Array.from({ length: 40 }, (): MadeRow => {
      const row = random.pick(made.rows);
      const at = from + random.between(0, 3 * 86_400) * 1000;
      return { ...row, viewer: id, at, watchedSeconds: row.runningSeconds };
    }),
  );
  const rows = [...made.rows.filter(({ at }) => at >= from), ...clicks];
  return { ...made, rows: rows.sort((x, y) => x.at - y.at) };
}

const servedBy = (): string => readFileSync(new ModelStore(folder).pointer, 'utf8');

describe('retraining', () => {
  it('begins with what there is, then lets a better model take over', async () => {
    expect((await retrain(folder, [months[0]], first)).outcome).toBe('first');
    const before = servedBy();
    const { outcome, trials, why } = await retrain(folder, [months[1]], first);
    expect(outcome).toBe('replaced');
    expect(trials.map(({ job }) => job)).toEqual(['discovery', 'resume']);
    expect(trials.every((trial) => trial.new > trial.old && trial.users > 20)).toBe(true);
    expect(why).toContain('not worse');
    expect(servedBy()).not.toBe(before);
    expect(new ModelStore(folder).load().about.rows).toBe(log.rows.length);
  });

  it('keeps the old model when the new one is worse, and says why', async () => {
    await retrain(folder, begun, first);
    const before = servedBy();
    const { outcome, why } = await retrain(folder, spoiled, first);
    expect(outcome).toBe('kept');
    expect(why).toMatch(/worse: (discovery|resume) NDCG@10 0\.\d+ -> 0\.\d+/);
    expect(servedBy()).toBe(before);
    const entries = new Journal(folder).entries;
    expect(entries.map(({ verdict }) => verdict)).toEqual(['learnt', 'learnt', 'refused']);
    // What was refused is not learnt with the next file either.
    expect((await retrain(folder, rest, first)).outcome).toBe('replaced');
    expect(new ModelStore(folder).load().about.rows).toBe(log.rows.length);
  });

  it('learns each file once, whatever its name', async () => {
    await retrain(folder, [months[0]], first);
    const before = servedBy();
    const again = await retrain(folder, [months[0], months[0]], first);
    expect(again).toMatchObject({ outcome: 'nothing-new', trials: [] });
    expect(again.passedOver).toEqual(['2024-05.csv', '2024-05.csv']);
    expect(servedBy()).toBe(before);
  });

  it('refuses a log that ends before what has been learnt', async () => {
    await retrain(folder, [months[1]], first);
    await expect(retrain(folder, [months[0]], first)).rejects.toThrow('nothing that is later');
  });

  it('notes nothing where nobody is known', async () => {
    await retrain(folder, begun, first);
    const strangers = log.rows.map((row) => ({ ...row, viewer: `new ${row.viewer}` }));
    const july = {
      ...log,
      rows: strangers.map((row) => ({ ...row, at: row.at + 61 * 86_400_000 })),
    };
    const paths = await writeMonths(july, join(root, 'strangers'));
    await expect(retrain(folder, paths, first)).rejects.toThrow('no viewer is known');
    expect(new Journal(folder).entries.every(({ verdict }) => verdict === 'learnt')).toBe(true);
  });

  it('refuses models that were changed on disk', async () => {
    await retrain(folder, [months[0]], first);
    const store = new ModelStore(folder);
    const path = store.save(store.load());
    const bytes = readFileSync(join(path, 'discovery.model'));
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(join(path, 'discovery.model'), bytes);
    expect(() => store.load()).toThrow();
  });
});
