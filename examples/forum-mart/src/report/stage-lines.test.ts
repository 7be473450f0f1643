import { expect, it } from 'vitest';
import { stageLines } from './stage-lines';

it('tells a line a stage: its time, what was made, what was counted', () => {
  expect(
    stageLines([
      {
        ...{ step: 'raw', tasks: 3, unchanged: 2, milliseconds: 1260 },
        counts: { rows: 1240, kept: 1234, rejected: 6 },
      },
      { step: 'tokens', tasks: 2, unchanged: 0, milliseconds: 61_000, counts: { posts: 9 } },
      { step: 'marts', tasks: 0, unchanged: 0, milliseconds: 0, counts: {} },
    ]),
  ).toEqual([
    'raw        1.3 s  1 of 3 made: rows 1,240, kept 1,234, rejected 6',
    'tokens    61.0 s  2 made: posts 9',
    'marts      0.0 s  0 made',
  ]);
});
