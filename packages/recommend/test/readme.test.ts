import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatWithOptions } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

let folder: string | null = null;
afterEach(() => {
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
});

test.each(['README.md', 'README.ko.md'])('the examples of %s print what they say', async (page) => {
  const text = readFileSync(join(PACKAGE, page), 'utf8');
  const codes = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(6);
  folder = mkdtempSync(join(PACKAGE, 'test', '.readme-'));
  for (const [index, code] of codes.entries()) {
    const file = join(folder, `example-${index}.ts`);
    writeFileSync(file, code);
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
      printed.push(formatWithOptions({ breakLength: Infinity, compact: true }, ...values));
    });
    await import(file);
    log.mockRestore();
    const promised = [...code.matchAll(/^ *\/\/ ?(.*)$/gm)].map(([, line]) => line);
    expect(printed.join('\n').trimEnd()).toBe(promised.join('\n').trimEnd());
  }
});

test('both languages show the same code', () => {
  const codesOf = (page: string): string[] =>
    [...readFileSync(join(PACKAGE, page), 'utf8').matchAll(/```[\s\S]*?```/g)].map(
      ([code]) => code,
    );
  expect(codesOf('README.ko.md')).toEqual(codesOf('README.md'));
});
