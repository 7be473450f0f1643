import { z } from 'zod';
import type { BoardFilter } from '../analyse/question-board';

/** What the address of the board asks for. */
export interface BoardQuery extends BoardFilter {
  /** Counts from 1. */
  readonly page?: number | undefined;
  /** `id` of a post whose question shows in any case. */
  readonly at?: string | undefined;
}

const LONGEST_TEXT = 200;

const index = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .optional()
  .catch(undefined);

const QUERY = z.object({
  state: z.enum(['all', 'waiting', 'answered']).optional().catch(undefined),
  lecture: index,
  person: index,
  text: z
    .string()
    .trim()
    .transform((text) => text.slice(0, LONGEST_TEXT) || undefined)
    .optional(),
  page: index,
  at: z
    .string()
    .regex(/^\d{1,6}-\d{1,9}$/)
    .optional()
    .catch(undefined),
});

/**
 * Reads the query of an address. What makes no sense there is taken as not given: an address may
 * have been cut, or be of yesterday.
 *
 * @param query Names and values.
 * @returns What to show.
 * @example
 * readQuery({ state: 'waiting', lecture: 'x' }); // { state: 'waiting' }
 */
export function readQuery(query: Readonly<Record<string, string>>): BoardQuery {
  return QUERY.parse(query);
}

/**
 * Writes the address of the board.
 *
 * @param query What to show; what is not given, empty or `all` is left out.
 * @param path Of the board, or of what a form is sent to.
 * @returns A path with a query.
 */
export function hrefOf(query: BoardQuery, path: string = '/'): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === 'all' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
