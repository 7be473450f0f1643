import { WindowError, checkOption } from '../errors.js';

/** Where an engine reads the JSON lines. */
export type SqlSource =
  | { readonly kind: 'kafka'; readonly topic: string; readonly servers: string }
  /** Newline-delimited JSON: a file, a folder, or what the engine's file system knows (`s3://…`). */
  | { readonly kind: 'files'; readonly path: string };

/** Where an engine writes result rows, as JSON. */
export type SqlSink =
  | { readonly kind: 'kafka'; readonly topic: string; readonly servers: string }
  | { readonly kind: 'files'; readonly path: string }
  /** To the engine's own log or console, to look at. */
  | { readonly kind: 'print' };

/** SQL for an engine. */
export interface SqlScript {
  /** One by one, in order, without a semicolon: for REST gateways and drivers. */
  readonly statements: readonly string[];
  /** All of them, each with a semicolon: for a file. */
  readonly text: string;
}

/** How the columns `window_start` and `window_end` are written. */
export type WindowColumns = 'epoch-millis' | 'timestamp';

/** The script; comments at the head of its text tell where its results may differ after all. */
export function toScript(statements: readonly string[], caveats: readonly string[]): SqlScript {
  const comments = caveats.map((caveat) => `-- Exact unless ${caveat}.\n`).join('');
  return { statements, text: comments + statements.map((text) => `${text};\n`).join('\n') };
}

export function checkWindowColumns(windowColumns: WindowColumns): void {
  checkOption('windowColumns', windowColumns, ['epoch-millis', 'timestamp']);
}

/** Refuses a source or sink of a kind that an engine has none of, or without what its kind needs. */
export function checkPlace(
  engine: string,
  what: 'source' | 'sink',
  given: { readonly kind: string } | undefined,
  kinds: readonly string[],
): void {
  if (given === undefined || !kinds.includes(given.kind)) {
    const shown = given === undefined ? 'none' : JSON.stringify(given.kind);
    throw new WindowError(
      'invalid-parameter',
      `The ${what} for ${engine} must be of the kind ${kinds.join(' or ')}, not ${shown}.`,
    );
  }
  for (const name of NEEDED[given.kind] ?? []) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'string' || value === '')
      throw new WindowError(
        'invalid-parameter',
        `The ${what} for ${engine} is of the kind ${given.kind} and needs ${name}, a text.`,
      );
  }
}

const NEEDED: Readonly<Record<string, readonly string[] | undefined>> = {
  kafka: ['topic', 'servers'],
  files: ['path'],
};
