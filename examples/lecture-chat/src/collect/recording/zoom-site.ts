/** Sites whose recordings are opened unless others are named; their subdomains (`us02web.…`) too. */
export const RECORDING_HOSTS: readonly string[] = ['zoom.us', 'zoom.com', 'zoomgov.com'];

/**
 * What the recording pages of Zoom ask their own site, as their scripts do. None of it is a documented
 * interface: when the site changes, this table is what to look at, and the errors name the step.
 */
export const ZOOM = {
  /** Where the player of a shared meeting is, or what is wanted first. */
  shareInfo: '/nws/recording/1.0/play/share-info/',
  /** What the player shows: chat, transcript, film. */
  playInfo: '/nws/recording/1.0/play/info/',
  /** Gives the key under which a passcode is checked. */
  passcodeContext: '/nws/recording/1.0/validate-context',
  /** Checks the passcode of a meeting, and the one of a single file. */
  meetingPasscode: '/nws/recording/1.0/validate-meeting-passwd',
  filePasscode: '/nws/recording/1.0/validate-passwd',
  /** Of a link that carries its passcode. */
  passcodeParameter: 'pwd',
  /** Where a passcode is typed in a browser, and what sends it. */
  passcodeField: '#passcode',
  passcodeButton: '#passcode_btn',
  /** `componentName` of an answer that wants a passcode, and of one that lets nobody in. */
  asksForPasscode: 'need-password',
  forbidden: 'play-forbidden',
  /** `errorCode` for a passcode that is not the one. */
  wrongPasscode: 3302,
  /** What a passcode is to open, where the site does not say. */
  defaultAction: 'viewdetailpage',
  defaultLevel: 'meeting',
  /** Where somebody who has to sign in ends. */
  signIn: '/signin',
} as const;

/**
 * The address of the player's answer: with the parameters of the player's page, and those that its
 * script adds.
 *
 * @param player Where the player's page was found in the end.
 * @param shared The link that was shared.
 */
export function infoAddress(player: URL, fileId: string, shared: URL): URL {
  const address = new URL(ZOOM.playInfo + encodeURIComponent(fileId), player);
  const parameters = new URLSearchParams(player.search);
  const added = { continueMode: 'true', originRequestUrl: shared.href, originDomain: player.host };
  for (const [name, value] of Object.entries(added)) {
    if (!parameters.has(name)) parameters.set(name, value);
  }
  address.search = parameters.toString();
  return address;
}

/** Whether a text has the form of a key of the site; `..` and the like would name another address. */
export function isSiteKey(text: string): boolean {
  return /^(?=.*[A-Za-z0-9])[\w.+/=-]{1,1000}$/.test(text);
}
