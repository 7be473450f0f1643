import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/node.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // The part of zod that checks rows and saved models: importing zod whole would take long.
  noExternal: ['zod', '@nunchi/foundation'],
  external: [/^node:/],
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
