/** What the tests in a browser have in common: a page answers when the machine lets it. */
export const browserTests = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};
