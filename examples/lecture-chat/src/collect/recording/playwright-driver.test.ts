import { expect, test, vi } from 'vitest';
import { playwrightDriver } from './playwright-driver';

// What it does in a browser stands in test/recordings.browser.test.ts.
test('without the package it says what to do', async () => {
  vi.doMock('playwright', () => {
    throw new Error('Cannot find package');
  });
  await expect(playwrightDriver({ timeout: 10, allowedHosts: [] })).rejects.toMatchObject({
    ...{ name: 'CollectError', step: 'page', passing: false },
    message: expect.stringContaining('npm install playwright, or choose the driver fetch'),
  });
  vi.doUnmock('playwright');
});
