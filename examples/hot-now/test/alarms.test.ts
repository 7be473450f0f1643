import { describe, expect, it } from 'vitest';
import { Alarms } from '../src/watch/alarms';
import type { Suspicion } from '../src/watch/alarms';

const MINUTE = 60_000;
const base = { at: 0, expected: 100, actual: 0, pValue: 1e-9, name: '' } as const;
const service: Suspicion = { ...base, level: 'service', key: 'all', menu: '', kind: 'drop' };
const menu: Suspicion = { ...base, level: 'menu', key: 'M01', menu: 'M01', kind: 'drop' };
const title: Suspicion = { ...base, level: 'title', key: 'C1', menu: 'M01', kind: 'drop' };
const told = (...windows: Suspicion[][]): string[] => {
  const alarms = new Alarms();
  for (const window of windows) alarms.take(window);
  return alarms.list.map(({ kind, key }) => `${kind} ${key}`);
};
const burst = (suspicion: Suspicion): Suspicion => ({ ...suspicion, kind: 'burst', actual: 900 });

describe('alarms', () => {
  it('tell of an outage where it is widest', () => {
    expect(told([title, menu, service])).toEqual(['drop all']);
    expect(told([menu], [title])).toEqual(['drop M01']);
    expect(told([menu], [{ ...title, key: 'C2', menu: 'M02' }])).toEqual(['drop M01', 'drop C2']);
  });

  it('tell of a burst where it is narrowest', () => {
    expect(told([burst(service), burst(menu), burst(title)])).toEqual(['burst C1']);
  });

  it('do not take a menu that has plays for the reason of a silent programme', () => {
    expect(told([{ ...menu, actual: 60 }], [title])).toEqual(['drop M01', 'drop C1']);
  });

  it('tell the same thing again only after ten calm minutes', () => {
    const at = (minutes: number): Suspicion[] => [{ ...title, at: minutes * MINUTE }];
    expect(told(at(0), at(9), at(18))).toHaveLength(1);
    expect(told(at(0), at(11))).toHaveLength(2);
  });
});
