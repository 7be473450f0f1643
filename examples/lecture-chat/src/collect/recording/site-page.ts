import { CollectError } from '../model';
import type { CollectStep } from '../model';
import { readPlayData } from './play-data';
import type { PlayData } from './play-data';
import { isSiteKey, ZOOM } from './zoom-site';

/** A page of the site and what it tells its player. */
export interface SitePage {
  /** Where it was found in the end. */
  readonly address: URL;
  readonly data: PlayData;
}

/**
 * @param what What the page should be, in words.
 * @throws CollectError when the page is another one.
 */
export function readSitePage(
  step: CollectStep,
  what: string,
  address: URL,
  html: string,
): SitePage {
  const data = readPlayData(html);
  if (data !== null) return { address, data };
  if (address.pathname.startsWith(ZOOM.signIn)) {
    const found = 'a page to sign in: the recording is not shared with everyone';
    throw new CollectError(step, `expected ${what} from ${address.host}, found ${found}`);
  }
  throw changed(step, what, address, 'no data for the player in it');
}

/** @throws CollectError when the page does not tell the key. */
export function keyIn(
  step: CollectStep,
  what: string,
  { address, data }: SitePage,
  name: 'fileId' | 'meetingId',
): string {
  const key = data[name];
  if (key !== null && isSiteKey(key)) return key;
  throw changed(
    step,
    what,
    address,
    key === null ? `no ${name} in it` : `no ${name} that is a key`,
  );
}

/** Something of the site is not what it was when this was written. */
export function changed(
  step: CollectStep,
  what: string,
  { host }: URL,
  found: string,
): CollectError {
  return new CollectError(
    step,
    `expected ${what} from ${host}, found ${found}: the site may have changed`,
  );
}
