import { expect, it } from 'vitest';
import { crc32 } from './crc32.js';

const bytes = new TextEncoder().encode('123456789');

it('is the checksum that zip has', () => {
  expect(crc32(bytes)).toBe(0xcbf43926);
});

it('goes on from portion to portion', () => {
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(crc32(bytes));
});
