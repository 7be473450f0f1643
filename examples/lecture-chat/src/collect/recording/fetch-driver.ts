import { CollectError } from '../model';
import type { CollectStep, OpenedRecording, RecordingDriver, SharedRecording } from '../model';
import { checkPasscodeAnswer, readAnswer, resultOf } from './site-answer';
import type { SiteResult } from './site-answer';
import { changed, keyIn, readSitePage } from './site-page';
import type { SitePage } from './site-page';
import { inWords, SiteSession } from './site-session';
import type { Expected, Received, SiteRules } from './site-session';
import { infoAddress, ZOOM } from './zoom-site';

/** How the fetch driver asks. */
export interface FetchDriverOptions extends SiteRules {
  /** Bytes of the player's answer, at the most; default 64 MiB (a day's chat and transcript: a few). */
  readonly infoLimit?: number;
}

const PAGE_LIMIT = 8 * 2 ** 20;
const ANSWER_LIMIT = 2 ** 20;
const INFO_LIMIT = 64 * 2 ** 20;

/**
 * Opens recordings as their page does, without a browser: reads the page, asks where the player is,
 * sends the passcode where one is wanted, and asks what the player shows.
 *
 * @example
 * ```ts
 * const driver = fetchDriver({ timeout: 30_000, allowedHosts: RECORDING_HOSTS });
 * const { fileId, info } = await driver.open(recording, signal);
 * ```
 */
export function fetchDriver(options: FetchDriverOptions): RecordingDriver {
  return {
    name: 'fetch',
    open: (recording, signal) => new Visit(recording, options, signal).open(),
    close: () => Promise.resolve(),
  };
}

/** The way to one recording. */
class Visit {
  readonly #recording: SharedRecording;
  readonly #infoLimit: number;
  readonly #session: SiteSession;

  constructor(recording: SharedRecording, options: FetchDriverOptions, signal: AbortSignal) {
    this.#recording = recording;
    this.#infoLimit = options.infoLimit ?? INFO_LIMIT;
    this.#session = new SiteSession(options, signal);
  }

  async open(): Promise<OpenedRecording> {
    const page = await this.#page('page', "the recording's page", this.#recording.url, null);
    const player = page.data.fileId === null ? await this.#player(page) : page;
    const fileId = keyIn('player', "the player's page", player, 'fileId');
    const info = await this.#behindPasscode(player, {
      address: infoAddress(player.address, fileId, this.#recording.url),
      ...{ step: 'info', what: "the player's answer", type: 'json', limit: this.#infoLimit },
    });
    const topic = player.data.topic ?? info.result.meet?.topic ?? null;
    return { fileId, topic, info: info.bytes };
  }

  /** The player's page, which the shared one leads to. */
  async #player(page: SitePage): Promise<SitePage> {
    const meetingId = keyIn('page', "the recording's page", page, 'meetingId');
    const what = 'the way to the player';
    const way = new URL(ZOOM.shareInfo + encodeURIComponent(meetingId), page.address);
    // A link that carries its passcode has it in the parameters.
    way.search = page.address.search;
    const { result } = await this.#behindPasscode(page, {
      address: way,
      ...{ step: 'player', what, type: 'json', limit: ANSWER_LIMIT },
    });
    const path = result.redirectUrl ?? '';
    if (path === '' || !URL.canParse(path, page.address.href)) {
      throw changed('player', what, page.address, 'no address in it');
    }
    const address = new URL(path, page.address);
    if (result.pwd) address.searchParams.set(ZOOM.passcodeParameter, result.pwd);
    return this.#page('player', "the player's page", address, page.address);
  }

  async #page(step: CollectStep, what: string, asked: URL, from: URL | null): Promise<SitePage> {
    const expected: Expected = { step, what, type: 'page', limit: PAGE_LIMIT };
    const { address, bytes } = await this.#session.get(asked, from, expected);
    return readSitePage(step, what, address, new TextDecoder().decode(bytes));
  }

  /** An answer of the site, after the passcode where it is wanted first. */
  async #behindPasscode(
    page: SitePage,
    asked: Expected & { readonly address: URL },
  ): Promise<Received & { readonly result: SiteResult }> {
    const { step, address } = asked;
    const words = inWords(asked, address);
    const ask = async () => {
      const received = await this.#session.get(address, page.address, asked);
      const result = resultOf(step, words, readAnswer(step, words, received.bytes));
      return { ...received, result };
    };
    const first = await ask();
    if (first.result.componentName !== ZOOM.asksForPasscode) return first;
    await this.#givePasscode(page, first.result);
    const second = await ask();
    if (second.result.componentName !== ZOOM.asksForPasscode) return second;
    throw new CollectError(
      'passcode',
      `expected ${words}, found that it asks for the passcode again`,
    );
  }

  async #givePasscode({ address, data }: SitePage, gate: SiteResult): Promise<void> {
    const { passcode } = this.#recording;
    const what = 'an answer to the passcode';
    const words = inWords({ what }, address);
    if (passcode === null) {
      const found = 'that a passcode is wanted, and the message has none';
      throw new CollectError(
        'passcode',
        `expected ${inWords({ what: 'the player' }, address)}, found ${found}`,
      );
    }
    const send = async (path: string, fields: Record<string, string>) => {
      const form = new URLSearchParams(fields);
      const expected: Expected = { step: 'passcode', what, type: 'json', limit: ANSWER_LIMIT };
      const to = new URL(path, address);
      const { bytes } = await this.#session.post(to, form, address, expected);
      return readAnswer('passcode', words, bytes);
    };
    const level = gate.useWhichPasswd ?? ZOOM.defaultLevel;
    const context = resultOf(
      'passcode',
      words,
      await send(ZOOM.passcodeContext, {
        meetingId: data.meetingId ?? '',
        fileId: data.fileId ?? '',
        useWhichPasswd: level,
        sharelevel: gate.sharelevel ?? ZOOM.defaultLevel,
      }),
    );
    const ofMeeting = level === ZOOM.defaultLevel;
    const id = ofMeeting ? context.encryptMeetId : (context.fileId ?? data.fileId);
    if (!id) throw changed('passcode', what, address, 'nothing to check it by');
    const checked = await send(ofMeeting ? ZOOM.meetingPasscode : ZOOM.filePasscode, {
      ...{ id, passwd: passcode.reveal(), action: gate.action ?? ZOOM.defaultAction },
      recaptcha: '',
    });
    checkPasscodeAnswer(words, checked);
  }
}
