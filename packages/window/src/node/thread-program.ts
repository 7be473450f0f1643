import { fileURLToPath } from 'node:url';

/**
 * What a thread runs, as one text: so it needs no file beside it, and bundlers may move the code that
 * starts it. This bundles `thread.ts`; the package's build puts the text itself in the place of this
 * module.
 */
export async function threadProgram(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./thread.ts', import.meta.url))],
    ...{ bundle: true, write: false, minify: true, logLevel: 'error' },
    ...{ platform: 'node', target: 'node20', format: 'cjs', conditions: ['@nunchi/source'] },
  });
  return outputFiles.map(({ text }) => text).join('');
}
