import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // The part of zod that checks saved models: importing zod whole would take longer than learning.
  noExternal: ['zod', '@nunchi/foundation'],
  splitting: true,
  treeshake: true,
  clean: true,
  dts: {
    compilerOptions: {
      // TypeScript 6 warns of options that tsup's declaration build still sets.
      ignoreDeprecations: '6.0',
      // Types of what is built in are built in too.
      paths: { '@nunchi/foundation': ['../foundation/src/index.ts'] },
    },
  },
});
