import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/node.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // The part of zod that checks rows and saved models: importing zod whole would take long.
  noExternal: ['zod'],
  external: [/^node:/],
  splitting: true,
  treeshake: true,
  clean: true,
  // TypeScript 6 warns of options that tsup's declaration build still sets.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
