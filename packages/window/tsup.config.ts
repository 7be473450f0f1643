import { defineConfig } from 'tsup';
import { threadProgram } from './src/node/thread-program.js';

export default defineConfig({
  entry: ['src/index.ts', 'src/node.ts', 'src/kafka.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  noExternal: ['@nunchi/foundation'],
  external: [/^node:/, 'kafkajs'],
  splitting: true,
  treeshake: true,
  clean: true,
  esbuildPlugins: [
    {
      name: 'what threads run, as text',
      setup: (build) =>
        build.onLoad({ filter: /[/\\]thread-program\.ts$/ }, async () => {
          const text = JSON.stringify(await threadProgram());
          return { contents: `export const threadProgram = () => Promise.resolve(${text});` };
        }),
    },
  ],
  dts: {
    compilerOptions: {
      // TypeScript 6 warns of options that tsup's declaration build still sets.
      ignoreDeprecations: '6.0',
      // Types of what is built in are built in too.
      paths: { '@nunchi/foundation': ['../foundation/src/index.ts'] },
    },
  },
});
