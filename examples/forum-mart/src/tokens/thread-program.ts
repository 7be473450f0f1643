import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What a thread runs, as one text: `thread.ts` bundled with the packages' sources. So it needs no build,
 * and no thread has to load a TypeScript compiler.
 */
export async function threadProgram(): Promise<string> {
  const { build } = await import('esbuild');
  // The analyzer looks for its model from where its package is.
  const korean = createRequire(__filename).resolve('@nunchi/korean/package.json');
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'thread.ts')],
    ...{ bundle: true, write: false, logLevel: 'error' },
    ...{ platform: 'node', target: 'node20', format: 'cjs', conditions: ['@nunchi/source'] },
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(korean).href) },
  });
  return outputFiles.map(({ text }) => text).join('');
}
