import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import lists from '../../test/fixtures/spark-factors.json' with { type: 'json' };
import { Interactions } from '../data/interactions.js';
import { FactorModel } from '../models/factor-model.js';
import { fromSparkFactors } from './spark-factors.js';

const golden = join(import.meta.dirname, '../../test/fixtures/spark-factors');
const work = mkdtempSync(join(tmpdir(), 'nunchi-spark-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** A copy of what Spark wrote, to be broken. */
function copy(name: string): string {
  const dir = join(work, name);
  cpSync(golden, dir, { recursive: true });
  return dir;
}

function partOf(dir: string, table: string): string {
  return join(
    dir,
    table,
    readdirSync(join(dir, table)).find((name) => name.startsWith('part-'))!,
  );
}

describe('fromSparkFactors', () => {
  it('makes the lists that Spark itself makes', async () => {
    const model = await fromSparkFactors(golden);
    for (const [user, list] of Object.entries(lists)) {
      const ours = model.recommend(user, { k: 5, seen: 'allow' });
      expect(ours.map(({ item }) => item)).toEqual(list.map(([item]) => item));
      for (const [k, { score }] of ours.entries()) {
        expect(Math.abs(score - (list[k]![1] as number))).toBeLessThan(1e-6);
      }
    }
  });

  it('folds a user in as Spark solved him', async () => {
    const model = await fromSparkFactors(golden);
    // What 김하늘 saw; Spark solves users last, so the vector follows from the items' vectors.
    const history = [
      { item: '도깨비', value: 4 },
      { item: '미생', value: 1 },
    ];
    const ours = model.recommendFor(history, { k: 5, seen: 'allow' });
    for (const [k, [item, score]] of lists.김하늘.entries()) {
      expect(ours[k]!.item).toBe(item);
      expect(Math.abs(ours[k]!.score - (score as number))).toBeLessThan(1e-5);
    }
  });

  it('leaves out what is told as seen', async () => {
    const seen = Interactions.from([{ user: '김하늘', item: '도깨비' }]);
    const model = await fromSparkFactors(golden, { seen });
    expect(model.recommend('김하늘', { k: 1 })[0]!.item).toBe('미생');
  });

  it('is the same model after it was saved', async () => {
    const model = await fromSparkFactors(golden);
    const again = FactorModel.restore(model.toState());
    expect(again.recommend('정달')).toEqual(model.recommend('정달'));
  });

  it('says what is wrong with a directory', async () => {
    await expect(fromSparkFactors(join(work, 'nowhere'))).rejects.toThrow('no whole metadata');

    const unfinished = copy('unfinished');
    rmSync(join(unfinished, 'itemFactors/_SUCCESS'));
    await expect(fromSparkFactors(unfinished)).rejects.toThrow('has no _SUCCESS');

    const without = copy('without');
    rmSync(join(without, 'users'), { recursive: true });
    await expect(fromSparkFactors(without)).rejects.toThrow('has no users');

    const swapped = copy('swapped');
    cpSync(partOf(swapped, 'items'), partOf(swapped, 'users'));
    await expect(fromSparkFactors(swapped)).rejects.toThrow('no column user, only id, item');

    const cut = copy('cut');
    writeFileSync(partOf(cut, 'users'), 'PAR1');
    await expect(fromSparkFactors(cut)).rejects.toThrow('cannot be read');

    const rank = copy('rank');
    const told = { format: 'nunchi-spark-factors', version: 1, regParam: 0.1, alpha: 1 };
    const odd = JSON.stringify({ ...told, nonnegative: false, rank: 4 });
    writeFileSync(partOf(rank, 'metadata'), odd);
    await expect(fromSparkFactors(rank)).rejects.toThrow('not one vector of 4 numbers');

    const version = copy('version');
    writeFileSync(partOf(version, 'metadata'), '{"version":2}');
    await expect(fromSparkFactors(version)).rejects.toThrow("this version's");

    const twice = copy('twice');
    cpSync(partOf(twice, 'userFactors'), join(twice, 'userFactors/part-1.parquet'));
    await expect(fromSparkFactors(twice)).rejects.toThrow('not one vector');

    const mixed = copy('mixed');
    const few = partOf(mixed, 'items');
    rmSync(few);
    await expect(fromSparkFactors(mixed)).rejects.toThrow('belongs to no id');
  });
});
