import { describe, expect, it } from 'vitest';
import { anchored } from './anchored.js';
import { calendar } from './calendar.js';
import { cumulate } from './cumulate.js';
import { instants } from './instants.js';
import { session } from './session.js';
import { sliding } from './sliding.js';
import { tumbling } from './tumbling.js';

describe('windows as data', () => {
  it('tumble and slide', () => {
    expect(tumbling('10 seconds')).toEqual({
      ...{ kind: 'sliding', size: 10_000, slide: 10_000, offset: 0 },
    });
    expect(sliding('1 minute', 10_000, { offset: '-5 seconds' })).toEqual({
      ...{ kind: 'sliding', size: 60_000, slide: 10_000, offset: -5_000 },
    });
  });

  it('grow, follow a calendar, a silence, or the rows', () => {
    expect(cumulate('10 minutes', '1 day', { offset: '-9 hours' })).toEqual({
      ...{ kind: 'cumulate', size: 86_400_000, step: 600_000, offset: -32_400_000 },
    });
    expect(calendar('week', 'Asia/Seoul')).toEqual({
      ...{ kind: 'calendar', unit: 'week', zone: 'Asia/Seoul' },
    });
    expect(session('30 minutes')).toEqual({ kind: 'session', gap: 1_800_000 });
    expect(session({ field: 'gap' })).toEqual({ kind: 'session', gap: { field: 'gap' } });
    expect(anchored('5 ms')).toEqual({ kind: 'anchored', difference: 5 });
    expect(anchored(0)).toEqual({ kind: 'anchored', difference: 0 });
    expect(instants()).toEqual({ kind: 'instant' });
  });
});

describe('windows that no engine has', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['no size', () => tumbling(0), /size of a window must be longer than 0/],
    ['a negative size', () => sliding(-2_000, 1_000), /size of a window must not be negative/],
    ['a negative slide', () => sliding(2_000, -1_000), /slide of a window must not be negative/],
    ['no slide', () => sliding(2_000, 0), /slide of a window must be longer than 0/],
    ['gaps between windows', () => sliding(1_000, 2_000), /rows between windows would be lost/],
    ['an offset of the slide', () => sliding(20_000, 10_000, { offset: 10_000 }), /shorter than/],
    ['a long offset', () => sliding(20_000, 10_000, { offset: -11_000 }), /shorter than 10000 ms/],
    ['an offset of the size', () => tumbling('1 day', { offset: '-24 hours' }), /shorter than/],
    ['steps that do not fit', () => cumulate('7 s', '10 s'), /must be a multiple of its step/],
    ['no step', () => cumulate(0, 10), /step of a cumulating window must be longer/],
    ['a slide by a slip of units', () => sliding('1 day', 10), /lie in 8640000 windows/],
    ['a step by a slip of units', () => cumulate(10, '1 day'), /lie in 8640000 windows/],
    ['no gap', () => session('0 s'), /gap of a session must be longer/],
    ['a gap of no field', () => session({ field: '' }), /needs the name of a field/],
    ['an unknown unit', () => calendar('year' as never, 'UTC'), /must be one of/],
    ['an unknown zone', () => calendar('day', 'Asia/Soul'), /no time zone/],
    ['a negative difference', () => anchored(-1), /must not be negative/],
    ['a size that is no text', () => tumbling('ten seconds'), /is not a duration: "ten seconds"/],
  ])('are refused: %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});
