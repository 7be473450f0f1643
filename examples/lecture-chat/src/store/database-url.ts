import { isAbsolute, resolve } from 'node:path';
import { UsageError } from '../options';

/** Where the tables go. */
export type Target =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'mysql' | 'postgres'; readonly url: string };

const SCHEMES: Readonly<Record<string, 'mysql' | 'postgres'>> = {
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
};

/**
 * Reads which database was given.
 *
 * @param text `mysql://…`, `mariadb://…`, `postgres://…`, `postgresql://…`, `sqlite:path` or a path.
 * @param cwd Where a relative path starts.
 * @param name What it was given by.
 * @returns The kind of database and how to reach it.
 * @throws UsageError for another kind of address. The message holds no password.
 */
export function readTarget(text: string, cwd: string, name = '--db'): Target {
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(text)?.[0].toLowerCase();
  if (scheme === undefined) return { kind: 'sqlite', path: resolve(cwd, text) };
  if (scheme === 'sqlite:') {
    const path = text.slice(scheme.length).replace(/^\/\//, '');
    return { kind: 'sqlite', path: isAbsolute(path) ? path : resolve(cwd, path) };
  }
  const kind = SCHEMES[scheme];
  if (kind === undefined) throw new UsageError(`${name} cannot use ${scheme}//`);
  if (!URL.canParse(text)) throw new UsageError(`${name} is not an address: ${describeUrl(text)}`);
  return { kind, url: kind === 'mysql' ? text.replace(/^[a-z]+:/i, 'mysql:') : text };
}

/**
 * An address as it may be shown: without the password and without the query, where passwords
 * and keys are put as well.
 *
 * @param text An address.
 * @returns It, or its scheme alone where it cannot be taken apart.
 * @example
 * describeUrl('mysql://reader:secret@db.example.com/chat'); // 'mysql://reader@db.example.com/chat'
 */
export function describeUrl(text: string): string {
  if (!URL.canParse(text)) return `${text.split(':', 1)[0] ?? ''}://…`;
  const url = new URL(text);
  const user = url.username === '' ? '' : `${url.username}@`;
  return `${url.protocol}//${user}${url.host}${url.pathname}`;
}
