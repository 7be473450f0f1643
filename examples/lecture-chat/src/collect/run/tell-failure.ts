import { describeError } from '../../print/describe-error';
import { CollectError } from '../model';
import { LockedError } from '../../board/lock';
import type { CollectWording } from './wording';

/** A failure in a line, without secrets: with its step, where there is one. */
export function tellFailure(
  error: unknown,
  wording: CollectWording,
  lockFile: string,
  database: string | null,
): string {
  if (error instanceof LockedError) return wording.locked(lockFile);
  if (error instanceof CollectError) return `${error.step}: ${error.message}`;
  return describeError(error, database);
}
