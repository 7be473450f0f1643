import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberOfText } from '../rows/number-text.js';
import { compileTimeReader } from '../time/reader.js';
import { JSON_NUMBER_PATTERN, NUMBER_PATTERN } from './number-text.js';

const matches = (pattern: string, text: string) => new RegExp(`^(${pattern})$`).test(text);
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(' ', '\t', '+', '-', '0', '1', '9', '.', 'e'), maxLength: 6 }),
  fc.double().map(String),
  fc.constantFrom('007', ' +3\t', '1e5', '-0', '1.', '.5', '0x10', ''),
);

it('what number() reads, engines read', () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(matches(NUMBER_PATTERN, text)).toBe(!Number.isNaN(numberOfText(text)));
    }),
  );
});

it('what is a time since the epoch to us is one to them', () => {
  const reader = compileTimeReader({ kind: 'epoch', unit: 'ms' });
  fc.assert(
    fc.property(text, (text) => {
      const isTime = !Number.isNaN(reader.fromValue(text));
      // Times out of range are left out behind the pattern.
      if (isTime) expect(matches(JSON_NUMBER_PATTERN, text)).toBe(true);
      else if (Math.abs(Number(text)) < 1e12)
        expect(matches(JSON_NUMBER_PATTERN, text)).toBe(false);
    }),
  );
});
