import { LogLevel, WebClient } from '@slack/web-api';
import type { Logger } from '@slack/web-api';
import type { Secret } from '../secret';

export interface SlackClientOptions {
  /** Default: Slack's own. */
  readonly apiUrl?: string;
  /** Milliseconds for one answer. Default: 30,000. */
  readonly timeout?: number;
}

/**
 * Slack's client, so that it writes nothing by itself and leaves waiting to `askSlack`, where a person
 * can break it off.
 *
 * @param token Of a Slack app with `channels:history` (`groups:history` for private channels) and, for
 *   lists of users, `users:read` and `users:read.email`.
 */
export function slackClient(token: Secret, options: SlackClientOptions = {}): WebClient {
  const { apiUrl, timeout = 30_000 } = options;
  return new WebClient(token.reveal(), {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    timeout,
    logger: SILENT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // The token goes to Slack alone.
    allowAbsoluteUrls: false,
  });
}

const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
