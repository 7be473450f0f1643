import type { Store } from '../../store/open';
import { CollectError } from '../model';

/** Servers that are away, start, or are too busy. */
const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'PROTOCOL_CONNECTION_LOST', 'ER_CON_COUNT_ERROR'],
  ...['57P01', '57P02', '57P03', '53300', '08001', '08006'],
]);
/** Another program wrote the same rows at this moment. */
const TWO_AT_ONCE = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', '40001', '40P01']);
const DISK = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR']);

/**
 * Does work in a database. Its errors may quote what was to be written, or the address: only their code
 * is told, with what to do.
 *
 * @param place Fit to be shown.
 * @throws CollectError of the step `load`; it passes where the server may be back soon.
 */
export async function inDatabase<Result>(
  { place }: Pick<Store, 'place'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    const passing = AWAY.has(code) || TWO_AT_ONCE.has(code);
    const problem = `${place}: the tables cannot be read or written (${code}): ${adviceOn(code)}`;
    throw new CollectError('load', problem, { passing, cause: error });
  }
}

function adviceOn(code: string): string {
  if (AWAY.has(code)) return 'is the server there, and reachable from here?';
  if (TWO_AT_ONCE.has(code)) return 'somebody else writes them too';
  if (DISK.has(code)) return 'check the disk, the folder and its rights';
  return 'check user, password and rights, and that nobody changed or made them otherwise';
}
