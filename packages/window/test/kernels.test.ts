import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledKernel, kernelNames } from '../kernels/build.mjs';

describe('the kernels', () => {
  it('are there', () => {
    expect(kernelNames).toContain('scan');
  });

  it.each(kernelNames)(
    '%s is what its source compiles to',
    async (name) => {
      const committed = new URL(`../src/kernels/${name}-wasm.ts`, import.meta.url);
      expect(await compiledKernel(name)).toBe(readFileSync(committed, 'utf8'));
    },
    60_000,
  );
});
