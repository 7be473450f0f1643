import { defineConfig } from 'vitest/config';
import { browserTests } from '../../../vitest.browser.js';

// The page in a real browser: `npm run test:browser`. Apart from `npm test`, which needs none.
const conditions = ['@nunchi/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    ...browserTests,
    root: import.meta.dirname,
    include: ['*.browser.test.ts'],
  },
});
