import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    ...['hangul', 'dates', 'normalize', 'tokens', 'adapters'].map((name) => `src/${name}/index.ts`),
    'src/node.ts',
    'src/node/default-model.ts',
    'src/model/no-default-model.ts',
  ],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  external: ['#default-model', /^node:/],
  noExternal: ['@nunchi/foundation'],
  // `import.meta.url` in the CommonJS build.
  shims: true,
  splitting: true,
  treeshake: true,
  clean: true,
  // TypeScript 6 warns of options that tsup's declaration build still sets.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
