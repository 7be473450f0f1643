import { defineConfig } from 'vitest/config';

// Tests read the packages' TypeScript, so that they need no build.
const conditions = ['@nunchi/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/{src,test,training}/**/*.test.ts',
      'examples/*/{src,test}/**/*.test.ts',
      'docs/*/src/**/*.test.ts',
      '{benchmarks,scripts}/**/*.test.mjs',
    ],
    exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
    testTimeout: 20_000,
    // Files of one worker share what they import: most of the time went into importing it again.
    isolate: false,
    coverage: {
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text', 'html'],
    },
  },
});
