import { defineConfig } from 'vitest/config';

// The built package in a real browser: `npm run test:browser`. Apart from `npm test`, which needs
// neither a browser nor a build.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['test/*.browser.test.ts'],
    testTimeout: 60_000,
    // A page answers when the machine lets it.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
  },
});
