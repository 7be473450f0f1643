import { expect, it } from 'vitest';
import { field } from '../query/field.js';
import type { PlanField } from '../query/plan.js';
import { shapeOf } from './record-shape.js';

const fields = (...paths: (string | (string | number)[])[]): PlanField[] =>
  paths.map((path, i) => ({ ...field(path), name: `f${i}` }));

it('gathers what fields read', () => {
  expect(shapeOf(fields('a.b', 'a.c[0].d', 'a.c[2].e', ['x.y']))).toEqual(
    new Map(
      Object.entries({
        a: {
          kind: 'object',
          members: new Map(
            Object.entries({
              b: { kind: 'text' },
              c: {
                kind: 'array',
                item: {
                  kind: 'object',
                  members: new Map([
                    ['d', { kind: 'text' }],
                    ['e', { kind: 'text' }],
                  ]),
                },
              },
            }),
          ),
        },
        'x.y': { kind: 'text' },
      }),
    ),
  );
});

it.each([[['a', 'a.b']], [['a.b', 'a']], [['a[0]', 'a[1].b']], [['a[0]', 'a.b']]])(
  'refuses %j, which read one place in two ways',
  (paths) => {
    expect(() => shapeOf(fields(...paths))).toThrow(
      expect.objectContaining({ code: 'not-expressible' }),
    );
  },
);

it('refuses records that are arrays', () => {
  expect(() => shapeOf(fields('[0]'))).toThrow(/the record one type/);
});
