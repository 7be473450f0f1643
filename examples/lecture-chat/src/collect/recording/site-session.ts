import { CookieJar } from 'tough-cookie';
import { CollectError } from '../model';
import type { CollectStep } from '../model';
import { addressProblem } from './allowed-address';
import { statusProblem } from './status-problem';

/** Of all that is asked. */
export interface SiteRules {
  /** Milliseconds until a whole answer, redirects included, has to be there. */
  readonly timeout: number;
  /** `zoom.us` stands for `us02web.zoom.us` too. */
  readonly allowedHosts: readonly string[];
}

/** What is asked for. */
export interface Expected {
  readonly step: CollectStep;
  /** In words, as `the recording's page`. */
  readonly what: string;
  readonly type: 'page' | 'json';
  /** Bytes; more are not read. */
  readonly limit: number;
}

/** A whole answer. */
export interface Received {
  /** Where it was found in the end. */
  readonly address: URL;
  readonly bytes: Uint8Array;
}

const MOST_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];
const TYPES = {
  page: {
    accept: 'text/html,application/xhtml+xml',
    found: /^(?:text\/html|application\/xhtml\+xml)\b/i,
  },
  json: { accept: 'application/json', found: /^application\/(?:[\w.-]+\+)?json\b/i },
} as const;
/** Says what asks, as robots should. */
const AGENT = 'Mozilla/5.0 (compatible; nunchi-collect)';

/** What is asked: a page, or a form that is sent. */
interface Asked {
  readonly address: URL;
  readonly form: URLSearchParams | null;
  /** The page that asks. */
  readonly from: URL | null;
}

/** One visit to a site: its cookies are kept from one request to the next. */
export class SiteSession {
  readonly #jar = new CookieJar();
  readonly #rules: SiteRules;
  readonly #signal: AbortSignal;

  constructor(rules: SiteRules, signal: AbortSignal) {
    this.#rules = rules;
    this.#signal = signal;
  }

  /** @throws CollectError of the expected step; the signal's reason once it is aborted. */
  get(address: URL, from: URL | null, expected: Expected): Promise<Received> {
    return this.#ask({ address, form: null, from }, expected);
  }

  /** Sends a form. An answer that leads elsewhere is refused: it would take the form along. */
  post(address: URL, form: URLSearchParams, from: URL, expected: Expected): Promise<Received> {
    return this.#ask({ address, form, from }, expected);
  }

  async #ask(asked: Asked, expected: Expected): Promise<Received> {
    this.#signal.throwIfAborted();
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    const late = setTimeout(abort, this.#rules.timeout);
    this.#signal.addEventListener('abort', abort);
    try {
      return await this.#follow(asked, expected, stop.signal);
    } catch (error) {
      this.#signal.throwIfAborted();
      if (error instanceof CollectError) throw error;
      const found = stop.signal.aborted
        ? `no whole answer within ${this.#rules.timeout} ms`
        : `that the connection failed${reasonOf(error)}`;
      throw new CollectError(
        expected.step,
        `expected ${inWords(expected, asked.address)}, found ${found}`,
        { passing: true },
      );
    } finally {
      clearTimeout(late);
      this.#signal.removeEventListener('abort', abort);
    }
  }

  async #follow(asked: Asked, expected: Expected, signal: AbortSignal): Promise<Received> {
    let { address } = asked;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const problem = addressProblem(address, this.#rules.allowedHosts);
      if (problem !== null) {
        const leads = hops === 0 ? '' : 'the site leads on, and ';
        throw new CollectError(expected.step, `${leads}${problem}`);
      }
      const response = await this.#send({ ...asked, address }, expected, signal);
      if (!REDIRECTS.includes(response.status)) {
        return { address, bytes: await readBody(response, address, expected) };
      }
      await discard(response);
      const location = response.headers.get('location') ?? '';
      if (asked.form !== null || !URL.canParse(location, address.href)) {
        const found = 'that it leads elsewhere, where it is not followed';
        throw new CollectError(
          expected.step,
          `expected ${inWords(expected, address)}, found ${found}`,
        );
      }
      address = new URL(location, address);
      address.hash = '';
    }
    throw new CollectError(
      expected.step,
      `expected ${inWords(expected, address)}, found that it leads elsewhere again and again`,
    );
  }

  async #send({ address, form, from }: Asked, expected: Expected, signal: AbortSignal) {
    const cookie = await this.#jar.getCookieString(address.href);
    const response = await fetch(address, {
      method: form === null ? 'GET' : 'POST',
      redirect: 'manual',
      signal,
      body: form,
      headers: {
        'User-Agent': AGENT,
        Accept: TYPES[expected.type].accept,
        ...(cookie === '' ? {} : { Cookie: cookie }),
        // As a browser does: pages of one site say in full where they are, others hear nothing.
        ...(from?.origin === address.origin ? { Referer: from.href } : {}),
        ...(form === null ? {} : { Origin: address.origin, 'X-Requested-With': 'XMLHttpRequest' }),
      },
    });
    for (const one of response.headers.getSetCookie()) {
      await this.#jar.setCookie(one, address.href, { ignoreError: true });
    }
    return response;
  }
}

/** What was asked for and of whom, and nothing else of the address. */
export function inWords({ what }: Pick<Expected, 'what'>, { host }: URL): string {
  return `${what} from ${host}`;
}

async function readBody(response: Response, address: URL, expected: Expected): Promise<Uint8Array> {
  const problem = headProblem(response, address, expected);
  if (problem !== null) {
    await discard(response);
    throw problem;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early gives the rest up.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > expected.limit) {
      const found = `more than ${expected.limit} bytes`;
      throw new CollectError(
        expected.step,
        `expected ${inWords(expected, address)}, found ${found}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headProblem(
  { status, headers }: Response,
  address: URL,
  expected: Expected,
): CollectError | null {
  const words = inWords(expected, address);
  if (status !== 200)
    return statusProblem(expected.step, words, status, headers.get('retry-after'));
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (TYPES[expected.type].found.test(type.trim())) return null;
  const found = `content of the type ${/^[a-z]+\/[\w.+-]{1,60}$/i.test(type.trim()) ? type.trim() : 'unknown'}`;
  return new CollectError(expected.step, `expected ${words}, found ${found}`);
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** The system's code of a failed connection. Its message may hold the address, so it is not shown. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? ` (${code})` : '';
}
