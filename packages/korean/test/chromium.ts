import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';

const PATH = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Whether there is a Chromium to test in; without one, tests are skipped. */
export const HAS_CHROMIUM: boolean = existsSync(PATH);
if (!HAS_CHROMIUM) console.log(`skipped: no Chromium at ${PATH} (set CHROMIUM_PATH)`);

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: PATH, args: ARGS });
}
