import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../store/open';
import { seldomSaved } from './seldom-saved';

const folder = mkdtempSync(join(tmpdir(), 'nunchi-seldom-'));
const target = { kind: 'sqlite', path: join(folder, 'chat.sqlite') } as const;
afterAll(() => rmSync(folder, { recursive: true }));

test('the first change is written at once, the next ones together, the last ones at the end', async () => {
  const store = await openStore(target);
  let saves = 0;
  const save = (): void => {
    saves++;
    store.save();
  };
  const seldom = seldomSaved({ ...store, save }, 60_000);
  for (let k = 0; k < 100; k++) {
    await seldom.db.schema.createTable(`t${k}`).addColumn('a', 'integer').execute();
    seldom.save();
  }
  expect(saves).toBe(1);
  await seldom.close();
  expect(saves).toBe(2);
  const again = await openStore(target);
  expect(await again.db.introspection.getTables()).toHaveLength(100);
  await seldomSaved(again).close();
});

test('with no pause every change is written; where nothing changed, nothing is', async () => {
  const store = await openStore(target);
  let saves = 0;
  const seldom = seldomSaved({ ...store, save: () => saves++ }, 0);
  seldom.save();
  seldom.save();
  await seldom.close();
  expect(saves).toBe(2);
});
