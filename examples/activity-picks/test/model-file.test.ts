import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinearSVC, TfidfVectorizer, makePipeline } from '@nunchi/text';
import { afterAll, expect, it } from 'vitest';
import { textOf } from '../src/clean/clean-text';
import { DATA, readActivities } from '../src/read/read-activities';
import { halvesOf, idOf, readModel, trainServed, writeModel } from '../src/train/model-file';

const folder = mkdtempSync(join(tmpdir(), 'activity-picks-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a model is the same after it was saved, and takes less than 50 KB', async () => {
  const activities = await readActivities(DATA);
  const model = trainServed(activities);
  const file = join(folder, 'model.gz');
  expect(writeModel(file, model)).toBeLessThan(50_000);
  const again = readModel(file);
  const texts = activities.slice(0, 50).map(textOf);
  expect(again.predictProba(texts)).toEqual(model.predictProba(texts));
  expect(idOf(again)).toBe(idOf(model));
});

it('a model of other parts is not served', () => {
  const other = makePipeline(new TfidfVectorizer(), new LinearSVC<string>());
  expect(() => halvesOf(other)).toThrow('must be a CountVectorizer and a MultinomialNB');
});
