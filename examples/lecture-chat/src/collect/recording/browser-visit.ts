import type { Browser, BrowserContext, Page, Request, Response } from 'playwright';
import { CollectError } from '../model';
import type { CollectStep, OpenedRecording, SharedRecording } from '../model';
import { addressProblem } from './allowed-address';
import { checkPasscodeAnswer, readAnswer, resultOf } from './site-answer';
import { readPlayData } from './play-data';
import { readSitePage } from './site-page';
import { inWords } from './site-session';
import type { SiteRules } from './site-session';
import { statusProblem } from './status-problem';
import { ZOOM } from './zoom-site';

/** What is waited for. */
interface Awaited {
  readonly step: CollectStep;
  readonly what: string;
}

const AWAITED = {
  page: { step: 'page', what: "the recording's page" },
  way: { step: 'player', what: 'the way to the player' },
  passcode: { step: 'passcode', what: 'an answer to the passcode' },
  player: { step: 'player', what: "the player's page" },
  info: { step: 'info', what: "the player's answer" },
} as const satisfies Record<string, Awaited>;

/** Which of the site's answers one is. */
type AnswerKind = 'page' | 'way' | 'passcode' | 'info';

/** A film of hours is nothing to collect. */
const UNNEEDED = ['image', 'media', 'font'];

/**
 * One recording in a browser: listens to what the page asks its site and what is answered. The first
 * of three ends the visit: the player's answer, an answer that forbids it, or silence.
 */
export class BrowserVisit {
  readonly #browser: Browser;
  readonly #recording: SharedRecording;
  readonly #rules: SiteRules;
  #awaited: Awaited = AWAITED.page;
  #pages = 0;
  #topic: string | null = null;
  #passcodeTaken = false;
  /** What came before is read before what came after it, however long a body takes. */
  #turn: Promise<void> = Promise.resolve();
  /** Starts the time of silence anew. */
  #heard: () => void = () => undefined;

  constructor(browser: Browser, recording: SharedRecording, rules: SiteRules) {
    this.#browser = browser;
    this.#recording = recording;
    this.#rules = rules;
  }

  async open(signal: AbortSignal): Promise<OpenedRecording> {
    signal.throwIfAborted();
    const context = await this.#browser.newContext({ serviceWorkers: 'block' });
    let stop = (): void => undefined;
    try {
      // Opening a page never ends where its context is closed meanwhile: nobody may wait for it.
      const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(this.#failed('that it was stopped'));
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
      });
      return await Promise.race([stopped, this.#watch(context)]);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CollectError) throw error;
      // Messages of Playwright quote addresses and what was typed.
      throw this.#failed('that the browser failed');
    } finally {
      signal.removeEventListener('abort', stop);
      await context.close().catch(() => undefined);
    }
  }

  async #watch(context: BrowserContext): Promise<OpenedRecording> {
    const page = await context.newPage();
    await page.route('**/*', async (route) => {
      const unneeded = UNNEEDED.includes(route.request().resourceType());
      // Fails where the visit ends in between.
      await (unneeded ? route.abort() : route.continue()).catch(() => undefined);
    });
    const { timeout } = this.#rules;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.#heard = () => {
          clearTimeout(late);
          late = setTimeout(() => reject(this.#failed(`no answer within ${timeout} ms`)), timeout);
        };
        this.#heard();
        page.on('close', () => reject(this.#failed('that the browser was closed')));
        page.on('request', (request) => this.#checkRequest(page, request, reject));
        page.on('requestfailed', (request) => {
          this.#turn = this.#turn.then(() => this.#checkFailure(page, request, reject));
        });
        page.on('response', (response) => {
          const read = this.#listen(page, response);
          if (read === null) return;
          this.#turn = this.#turn.then(read).then((opened) => {
            if (opened !== null) resolve(opened);
          }, reject);
        });
        // What fails here fails as a request too, and is told there.
        page.goto(this.#recording.url.href, { timeout: 0 }).catch(() => undefined);
        this.#typePasscode(page).catch(reject);
      });
    } finally {
      this.#heard = () => undefined;
      clearTimeout(late);
    }
  }

  /** The page itself must stay with the sites that are allowed; what it loads is its own business. */
  #checkRequest(page: Page, request: Request, reject: (error: CollectError) => void): void {
    if (!isOfPage(page, request)) return;
    const problem = addressProblem(new URL(request.url()), this.#rules.allowedHosts);
    if (problem === null) return;
    const leads = request.redirectedFrom() === null ? '' : 'the site leads on, and ';
    reject(new CollectError(this.#awaited.step, leads + problem));
  }

  #checkFailure(page: Page, request: Request, reject: (error: CollectError) => void): void {
    const known = isOfPage(page, request) || this.#kindOf(request.url()) !== null;
    const [code] = /ERR_[A-Z_]+/.exec(request.failure()?.errorText ?? '') ?? [];
    // A page that is left for the next one gives up what it asked.
    if (!known || code === 'ERR_ABORTED') return;
    if (code === 'ERR_TOO_MANY_REDIRECTS') {
      reject(this.#failed('that it leads elsewhere again and again', false));
      return;
    }
    reject(this.#failed(`that the connection failed${code === undefined ? '' : ` (${code})`}`));
  }

  /** Whether an answer tells something: asks for its body at once, and gives what reads it in its turn. */
  #listen(page: Page, response: Response): (() => Promise<OpenedRecording | null>) | null {
    const kind = isOfPage(page, response.request()) ? 'page' : this.#kindOf(response.url());
    const redirected = response.status() >= 300 && response.status() < 400;
    if (kind === null || redirected) return null;
    this.#heard();
    // A page that goes on at once takes its answers along; a connection that broke is told elsewhere.
    const body = response.body().catch(() => null);
    return () => this.#read(kind, response, body);
  }

  async #read(
    kind: AnswerKind,
    response: Response,
    body: Promise<Buffer | null>,
  ): Promise<OpenedRecording | null> {
    const isFirst = kind === 'page' && this.#pages++ === 0;
    const address = new URL(response.url());
    const here = isFirst ? AWAITED.page : kind === 'page' ? this.#awaited : AWAITED[kind];
    const words = inWords(here, address);
    if (response.status() !== 200) {
      const retryAfter = await response.headerValue('retry-after').catch(() => null);
      throw statusProblem(here.step, words, response.status(), retryAfter);
    }
    const bytes = await body;
    this.#heard();
    if (kind === 'page') {
      this.#readPage(isFirst, address, bytes?.toString('utf8') ?? null);
      return null;
    }
    if (bytes === null) return null;
    const read = readAnswer(here.step, words, bytes);
    if (kind === 'passcode') {
      checkPasscodeAnswer(words, read);
      this.#passcodeTaken = true;
      this.#awaited = AWAITED.way;
      return null;
    }
    const result = resultOf(here.step, words, read);
    if (result.componentName === ZOOM.asksForPasscode) {
      if (this.#passcodeTaken) throw this.#failed('that it asks for the passcode again', false);
      this.#awaited = AWAITED.passcode;
      return null;
    }
    if (kind === 'way') {
      this.#awaited = AWAITED.player;
      return null;
    }
    const key = address.pathname.slice(ZOOM.playInfo.length);
    const topic = this.#topic ?? result.meet?.topic ?? null;
    return { fileId: decodeURIComponent(key), topic, info: bytes };
  }

  /** Of the pages on the way, only the first one is known to hold data. */
  #readPage(isFirst: boolean, address: URL, html: string | null): void {
    if (html !== null) {
      const { step, what } = AWAITED.page;
      const data = isFirst ? readSitePage(step, what, address, html).data : readPlayData(html);
      this.#topic = data?.topic ?? this.#topic;
      if ((data?.fileId ?? null) !== null) this.#awaited = AWAITED.info;
    }
    if (this.#awaited === AWAITED.page) this.#awaited = AWAITED.way;
  }

  /** As soon as there is a field for it, on whichever page. */
  async #typePasscode(page: Page): Promise<void> {
    const field = page.locator(ZOOM.passcodeField);
    await field.waitFor({ timeout: 0 });
    this.#awaited = AWAITED.passcode;
    const { passcode } = this.#recording;
    if (passcode === null) {
      throw this.#failed('that a passcode is wanted, and the message has none', false);
    }
    await field.fill(passcode.reveal());
    await page.locator(ZOOM.passcodeButton).click();
  }

  /** Which answer of the site is behind an address. */
  #kindOf(url: string): Exclude<AnswerKind, 'page'> | null {
    const address = new URL(url);
    if (addressProblem(address, this.#rules.allowedHosts) !== null) return null;
    const { pathname } = address;
    if (pathname.startsWith(ZOOM.shareInfo)) return 'way';
    if (pathname.startsWith(ZOOM.playInfo)) return 'info';
    return pathname === ZOOM.meetingPasscode || pathname === ZOOM.filePasscode ? 'passcode' : null;
  }

  #failed(found: string, passing: boolean = true): CollectError {
    const { step, what } = this.#awaited;
    const words = inWords({ what }, this.#recording.url);
    return new CollectError(step, `expected ${words}, found ${found}`, { passing });
  }
}

/** Whether the page itself is asked for, and not something that it loads. */
function isOfPage(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}
