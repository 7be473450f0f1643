import { expect, it } from 'vitest';
import { WindowError } from '../errors.js';
import { backticked, doubleLiteral, doubleQuoted, sparkText, textLiteral } from './identifiers.js';

it('names and texts stay what they are', () => {
  expect(backticked('a`b"c')).toBe('`a``b"c`');
  expect(doubleQuoted('a`b"c')).toBe('"a`b""c"');
  expect(textLiteral("it's \\n")).toBe("'it''s \\n'");
  expect(sparkText("it's \\n")).toBe("'it\\'s \\\\n'");
});

it.each([1, -0, 0.1, 1e21, -5e-324, Number.MAX_VALUE])(
  '%f is a double of the same value',
  (value) => {
    expect(doubleLiteral(value)).toMatch(/^-?[0-9.]+e[+-]?[0-9]+$/);
    expect(Number(doubleLiteral(value))).toBe(value + 0);
  },
);

it.each([NaN, Infinity, -Infinity])('%f is refused, not the name of a column', (value) => {
  expect(() => doubleLiteral(value)).toThrow(WindowError);
});
