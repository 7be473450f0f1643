import type { Browser } from 'playwright';
import { CollectError } from '../model';
import type { RecordingDriver } from '../model';
import { BrowserVisit } from './browser-visit';
import type { SiteRules } from './site-session';

/** How the Playwright driver asks. The timeout is for each thing that the page does, one by one. */
export interface PlaywrightDriverOptions extends SiteRules {
  /** A Chromium; default the one that Playwright has installed for itself. */
  readonly executablePath?: string | undefined;
}

/**
 * Opens recordings in a real browser, for sites whose pages ask more than the fetch driver knows. The
 * page does the asking; the driver types the passcode and keeps what the player is told. A browser is
 * started once, each recording has cookies of its own, and films are not loaded.
 *
 * @throws CollectError of the step `page` where Playwright or its browser is missing.
 */
export async function playwrightDriver(options: PlaywrightDriverOptions): Promise<RecordingDriver> {
  const browser = await startBrowser(options.executablePath);
  return {
    name: 'playwright',
    open: (recording, signal) => new BrowserVisit(browser, recording, options).open(signal),
    close: () => browser.close(),
  };
}

async function startBrowser(executablePath: string | undefined): Promise<Browser> {
  const playwright = await import('playwright').catch(() => {
    const advice = 'npm install playwright, or choose the driver fetch';
    throw new CollectError('page', `expected the package playwright, found none: ${advice}`);
  });
  const path = executablePath === undefined ? {} : { executablePath };
  return playwright.chromium.launch(path).catch(() => {
    const advice = 'set CHROMIUM_PATH to one, or run npx playwright install chromium';
    throw new CollectError('page', `expected a Chromium that starts, found none: ${advice}`);
  });
}
