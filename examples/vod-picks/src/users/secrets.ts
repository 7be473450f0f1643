import { randomBytes } from 'node:crypto';

/** What tokens are signed with. */
export interface Secrets {
  readonly access: string;
  readonly refresh: string;
}

const NAMES = { access: 'VOD_ACCESS_SECRET', refresh: 'VOD_REFRESH_SECRET' } as const;
const LEAST = 32;

/**
 * Reads the secrets from the environment.
 *
 * @throws Error when one is missing or short, or both are the same. No secret is in the message.
 */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): Secrets {
  const [access, refresh] = [NAMES.access, NAMES.refresh].map((name) => {
    const secret = env[name] ?? '';
    if (secret.length >= LEAST) return secret;
    throw new Error(
      `Set ${name} to ${LEAST} characters or more (openssl rand -base64 48), or start with --demo.`,
    );
  }) as [string, string];
  if (access === refresh) throw new Error(`${NAMES.access} and ${NAMES.refresh} must differ.`);
  return { access, refresh };
}

/** Secrets for a look at the pages; every sign-in ends with the program. */
export function randomSecrets(): Secrets {
  const secret = (): string => randomBytes(48).toString('base64');
  return { access: secret(), refresh: secret() };
}
