import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatWithOptions } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';

const PAGES = ['README.md', 'README.ko.md'];

/**
 * Tests that each `ts` block of a package's READMEs prints what its whole-line comments say, and that
 * both languages show the same code.
 *
 * @param testFile `import.meta.url` of a file in the package's `test` folder.
 * @param least How many blocks there must be, so that none go missing unseen.
 */
export function testReadmeExamples(testFile: string, least: number): void {
  const root = fileURLToPath(new URL('..', testFile));
  const read = (page: string): string => readFileSync(join(root, page), 'utf8');

  let folder: string | null = null;
  afterEach(() => {
    if (folder !== null) rmSync(folder, { recursive: true });
    folder = null;
  });

  test.each(PAGES)('the examples of %s print what they say', async (page) => {
    const codes = [...read(page).matchAll(/```ts\n([\s\S]*?)```/g)]
      .map(([, code = '']) => code)
      .filter((code) => code.includes('console.log'));
    expect(codes.length).toBeGreaterThanOrEqual(least);
    folder = mkdtempSync(join(root, 'test', '.readme-'));
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
    const [english, korean] = PAGES.map((page) =>
      [...read(page).matchAll(/```[\s\S]*?```/g)].map(([code]) => code),
    );
    expect(korean).toEqual(english);
  });
}
