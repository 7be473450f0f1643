import { addressProblem } from '../recording/allowed-address';

const RECORDING_PATH = /^\/rec\/(?:share|play)\/[^/]/;

/**
 * A link's address, if it leads to a recording that may be opened.
 *
 * @param href As the message has it.
 * @param hosts Sites that show recordings; their subdomains count too.
 * @returns Without user, password and fragment; null for any other link.
 */
export function recordingLink(href: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!RECORDING_PATH.test(url.pathname) || addressProblem(url, hosts) !== null) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** Whether the link opens the recording by itself. */
export function hasKey(url: URL): boolean {
  return (url.searchParams.get('pwd') ?? '') !== '';
}
