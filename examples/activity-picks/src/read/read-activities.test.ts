import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATA, readActivities } from './read-activities';

const folder = mkdtempSync(join(tmpdir(), 'activity-picks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return file;
}

const HEADER = 'id,title,content,intro,place,category\n';

describe('readActivities', () => {
  it('reads the table of this example', async () => {
    const activities = await readActivities(DATA);
    expect(activities).toHaveLength(1060);
    expect(activities[0]).toMatchObject({ id: 1, category: '운동·액티비티' });
    expect(activities.some(({ content }) => content.includes('<p>'))).toBe(true);
  });

  it('reads what Excel saved in CP949, and finds the same activities', async () => {
    const all = new Map((await readActivities(DATA)).map((activity) => [activity.id, activity]));
    const some = await readActivities(join(DATA, '..', 'activities-cp949.csv'));
    expect(some).toHaveLength(78);
    for (const activity of some) expect(activity).toEqual(all.get(activity.id));
  });

  it('takes a table without dates and prices, in quotes and with line breaks', async () => {
    const file = fileOf(`${HEADER}7,"차, 한 잔","<p>""조용히""\n마셔요</p>",,전주,취미\n`);
    expect(await readActivities(file)).toEqual([
      {
        ...{ id: 7, title: '차, 한 잔', content: '<p>"조용히"\n마셔요</p>', intro: '' },
        ...{ place: '전주', category: '취미', startsAt: '', price: null },
      },
    ]);
  });

  it('says which row and column makes no sense', async () => {
    const file = fileOf(`${HEADER}1,a,b,c,d,취미\nx,a,b,c,d,취미\n`);
    await expect(readActivities(file)).rejects.toThrow(/row 2 of .*column id/);
    const twice = fileOf(`${HEADER}1,a,b,c,d,취미\n1,a,b,c,d,취미\n`);
    await expect(readActivities(twice)).rejects.toThrow('the id 1 is there twice');
    await expect(readActivities(fileOf(HEADER))).rejects.toThrow('no rows');
    await expect(readActivities(fileOf('id,title\n1,a\n'))).rejects.toThrow('column content');
  });
});
