/** Where Zoom shows recordings: `us02web.zoom.us`, the `class.zoom.us` of a school, and so on. */
export const ZOOM_HOSTS: readonly string[] = ['zoom.us'];

const RECORDING_PATH = /^\/rec\/(?:share|play)\/[^/]/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * A link's address, if it leads to a recording.
 *
 * @param href As the message has it.
 * @param hosts Hosts that show recordings, themselves or by a subdomain; with the port where they have
 *   one.
 * @returns Without user, password and fragment; null for any other link. Only `https` counts, but on
 *   this computer itself.
 */
export function recordingLink(href: string, hosts: readonly string[] = ZOOM_HOSTS): URL | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!isSafe || !RECORDING_PATH.test(url.pathname)) return null;
  if (!hosts.some((host) => url.host === host || url.host.endsWith(`.${host}`))) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** Whether the link opens the recording by itself. */
export function hasKey(url: URL): boolean {
  return (url.searchParams.get('pwd') ?? '') !== '';
}
