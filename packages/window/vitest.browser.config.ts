import { defineConfig } from 'vitest/config';
import { browserTests } from '../../vitest.browser.js';

// The built package in a real browser: `npm run test:browser`. Apart from `npm test`, which needs
// neither a browser nor a build.
export default defineConfig({
  test: {
    ...browserTests,
    root: import.meta.dirname,
    include: ['test/*.browser.test.ts'],
  },
});
