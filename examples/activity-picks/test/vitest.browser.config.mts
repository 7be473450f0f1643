import { defineConfig } from 'vitest/config';

// The page in a real browser: `npm run test:browser`. Apart from `npm test`, which needs none.
const conditions = ['@nunchi/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    root: import.meta.dirname,
    include: ['*.browser.test.ts'],
    testTimeout: 60_000,
    // A page answers when the machine lets it.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
  },
});
