import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeActivities } from '../data/make/activity';
import { CATEGORIES } from '../data/make/categories';
import { SEED, excelRows, toCsv } from '../data/make/table';
import { cleanText, textOf } from '../src/clean/clean-text';
import { Cp949 } from '../src/read/cp949';
import { DATA } from '../src/read/read-activities';

const activities = makeActivities(SEED);

describe('the made activities', () => {
  it('are 1,060 in 13 categories as unequal as the real ones', () => {
    expect(activities).toHaveLength(1060);
    const sizes = CATEGORIES.map(
      ({ name }) => activities.filter(({ category }) => category === name).length,
    );
    expect(sizes).toEqual([239, 78, 169, 127, 102, 62, 24, 55, 33, 42, 28, 50, 51]);
  });

  it('never name their own category, nor a part of its name', () => {
    const telling = activities.filter((activity) => {
      const { title, content, intro, place } = activity;
      return activity.category
        .split('·')
        .some((name) => [title, content, intro, place].some((text) => text.includes(name)));
    });
    expect(telling).toEqual([]);
  });

  it('are all different, once cleaned too', () => {
    expect(new Set(activities.map(textOf)).size).toBe(1060);
    expect(new Set(activities.map(({ content }) => cleanText(content))).size).toBe(1060);
  });

  it('have no blank left open and no phone number', () => {
    const csv = toCsv(activities);
    expect(csv).not.toMatch(/\{|\}|undefined|NaN/);
    expect(csv).not.toMatch(/01\d-?\d{3,4}-?\d{4}/);
  });

  it('are the same from the same seed, and are what the files hold', () => {
    const again = makeActivities(SEED);
    expect(again).toEqual(activities);
    expect(makeActivities(SEED + 1)).not.toEqual(activities);
    expect(readFileSync(DATA, 'utf8')).toBe(toCsv(activities));
    const excel = readFileSync(join(DATA, '..', 'activities-cp949.csv'));
    expect(excel.equals(new Cp949().encode(toCsv(excelRows(activities), '\r\n')))).toBe(true);
  });
});
