import { expect, test } from 'vitest';
import { LOG_BEGINS, playLog } from './play-log.mjs';

const lines = [...playLog({ rows: 2000, keys: 100, seed: 1 })];

test('the same seed makes the same log', () => {
  expect([...playLog({ rows: 2000, keys: 100, seed: 1 })]).toEqual(lines);
  expect([...playLog({ rows: 2000, keys: 100, seed: 2 })]).not.toEqual(lines);
});

test('lines are JSON whose local time is that of their sort key', () => {
  for (const line of lines) {
    const { _source, sort } = JSON.parse(line);
    expect(Date.parse(`${_source.logdate.replace(' ', 'T')}+09:00`)).toBe(sort[0]);
    expect(sort[0]).toBeGreaterThanOrEqual(LOG_BEGINS - 120_000);
  }
});

test('some rows are out of order, few titles have most of the plays', () => {
  const records = lines.map((line) => JSON.parse(line));
  const behind = records.filter(({ sort }, i) => i > 0 && sort[0] < records[i - 1].sort[0]);
  expect(behind.length).toBeGreaterThan(300);
  const first = records.filter(({ _source }) => _source['@fields'].params.cpk === '1000000');
  expect(first.length).toBeGreaterThan(200);
});
