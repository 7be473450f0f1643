/** Whether a server is this computer, where nothing is overheard. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/**
 * Why an address must not be asked, or null. Links come from a channel where many write, and may lead
 * on to anywhere: only the sites that are named are asked, and only where nobody reads along.
 *
 * @param hosts Names of servers; `zoom.us` stands for `us02web.zoom.us` too.
 */
export function addressProblem(address: URL, hosts: readonly string[]): string | null {
  const { hostname, protocol } = address;
  const allowed = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  if (!allowed)
    return `${address.host} is none of the sites that are allowed (${hosts.join(', ')})`;
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return null;
  return `${address.host} is asked by ${protocol.slice(0, -1)}, and only https is allowed`;
}
