import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256, sha256, toHex } from './sha256.js';

const utf8 = new TextEncoder();

// FIPS 180-4 examples, and the empty message of the NIST test vectors.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('published vector %#', (message, digest) => {
  expect(toHex(sha256(utf8.encode(message)), 32)).toBe(digest);
});

// RFC 4231, test cases 2 and 6.
test.each([
  [
    utf8.encode('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    new Uint8Array(131).fill(0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('published HMAC vector %#', (key, message, digest) => {
  expect(toHex(hmacSha256(key, utf8.encode(message)), 32)).toBe(digest);
});

test('agrees with Node on every length', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, bytes, (key, message) => {
      expect(toHex(sha256(message), 32)).toBe(createHash('sha256').update(message).digest('hex'));
      const hmac = createHmac('sha256', key).update(message).digest('hex');
      expect(toHex(hmacSha256(key, message), 32)).toBe(hmac);
    }),
    { seed: 3, numRuns: 500 },
  );
});
