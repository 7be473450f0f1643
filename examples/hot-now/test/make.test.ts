import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLog } from '../src/make/plays';
import { readTruth } from '../src/make/write-log';
import { writtenLog } from './made-log';
import type { WrittenLog } from './made-log';

const SEED = 31;
const MINUTES = 15;
const MINUTE = 60_000;

interface LogRecord {
  readonly _source: {
    readonly logdate: string;
    readonly '@timestamp': string;
    readonly '@fields': { readonly params: Readonly<Record<string, string>> };
  };
}

describe('the made log', () => {
  let log: WrittenLog;
  let lines: string[];
  let records: LogRecord[];

  beforeAll(async () => {
    log = await writtenLog(SEED, MINUTES);
    lines = readFileSync(log.path, 'utf8').trimEnd().split('\n');
    records = lines.flatMap((line) => {
      try {
        return [JSON.parse(line) as LogRecord];
      } catch {
        return [];
      }
    });
  });
  afterAll(() => log.remove());

  it('is the same for the same seed, and another for another', async () => {
    const again = await writtenLog(SEED, MINUTES);
    expect(readFileSync(again.path, 'utf8')).toBe(readFileSync(log.path, 'utf8'));
    again.remove();
    const other = makeLog({ seed: SEED + 1, minutes: MINUTES });
    expect(other.titles[0]!.title).not.toBe(
      makeLog({ seed: SEED, minutes: MINUTES }).titles[0]!.title,
    );
  });

  it('has the shape that Logstash writes, with the times of Seoul', () => {
    const { _source } = records[0]!;
    expect(_source.logdate).toMatch(/^2026-03-14 17:00:\d\d\.\d{3}$/);
    expect(_source['@timestamp']).toMatch(/^2026-03-14T08:00:\d\d\.\d{3}Z$/);
    const { cpk, base_mck, hit } = _source['@fields'].params;
    expect(cpk).toMatch(/^C\d{6}$/);
    expect(base_mck).toMatch(/^M(0\d|10)$/);
    expect(hit).toBe('1');
  });

  it('is out of order by seconds, by minutes now and then, and has broken lines', () => {
    const times = records.map(({ _source }) =>
      Date.parse(`${_source.logdate.replace(' ', 'T')}+09:00`),
    );
    let [newest, late, behind] = [0, 0, 0];
    for (const time of times) {
      if (time < newest - MINUTE) late++;
      else if (time < newest) behind++;
      newest = Math.max(newest, time);
    }
    expect(behind / times.length).toBeGreaterThan(0.5);
    expect(late / times.length).toBeGreaterThan(0.0002);
    expect(late / times.length).toBeLessThan(0.002);
    const broken = lines.length - records.length;
    expect(broken).toBeGreaterThan(0);
    expect(broken / lines.length).toBeLessThan(0.002);
  });

  it('is popular at the top (Zipf), and has odd titles', () => {
    const counts = new Map<string, number>();
    for (const { _source } of records) {
      const title = _source['@fields'].params.title!;
      counts.set(title, (counts.get(title) ?? 0) + 1);
    }
    const [first, , third] = [...counts.values()].sort((a, b) => b - a);
    expect(first! / third!).toBeGreaterThan(2);
    expect([...counts.keys()]).toContain('"진짜" 사나이\\여름편');
    expect([...counts.keys()]).toContain('<script>alert(1)</script>');
  });

  it('has its truth beside it', async () => {
    const truth = await readTruth(log.path);
    expect(truth).toMatchObject({ seed: SEED, minutes: MINUTES });
    expect(await readTruth(`${log.path}.other`)).toBeNull();
  });

  it('plants bursts, a riser and outages of a programme, a menu and everything', () => {
    const { planted } = makeLog({ seed: SEED, minutes: 360 });
    const kinds = planted.map(({ kind, level }) => `${kind} ${level}`);
    expect(new Set(kinds)).toEqual(
      new Set(['burst title', 'riser title', 'outage title', 'outage menu', 'outage service']),
    );
    for (const { kind, factor } of planted) {
      if (kind === 'burst') expect(factor >= 5 && factor <= 20).toBe(true);
      if (kind === 'outage') expect(factor).toBe(0);
    }
    const others = planted.filter(({ kind }) => kind !== 'riser');
    others.slice(1).forEach(({ start }, i) => expect(start).toBeGreaterThan(others[i]!.end));
  });
});
