import { describe, expect, it } from 'vitest';
import { readContainer, writeContainer } from './format.js';

const bytes = writeContainer(
  { name: '이름' },
  { first: Uint8Array.of(1, 2, 3), second: new Uint8Array(9) },
);

describe('a container', () => {
  it('gives back its header and sections', () => {
    const container = readContainer(bytes);
    expect(container.header.name).toBe('이름');
    expect([...container.section('first')]).toEqual([1, 2, 3]);
    expect(container.section('second')).toHaveLength(9);
    expect(container.section('second').byteOffset % 8).toBe(0);
  });

  it('is read from the middle of a larger buffer', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect([...readContainer(shifted.subarray(3)).section('first')]).toEqual([1, 2, 3]);
  });

  it('says what is wrong with bytes that are none', () => {
    expect(() => readContainer(new Uint8Array(4))).toThrow('it has 4 bytes only');
    expect(() => readContainer(new Uint8Array(40))).toThrow('does not begin with "NKM1"');
    expect(() => readContainer(bytes.slice(0, -1))).toThrow('cut or damaged');
    const damaged = bytes.slice();
    damaged[bytes.length - 2] = 7;
    expect(() => readContainer(damaged)).toThrow('cut or damaged');
    expect(() => readContainer(bytes).section('third')).toThrow('no section "third"');
  });
});
