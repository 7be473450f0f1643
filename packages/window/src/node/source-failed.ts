import { WindowError } from '../errors.js';

/** What the file system says, with the file's name. */
export function sourceFailed(path: string, cause: unknown): WindowError {
  if (cause instanceof WindowError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new WindowError('source-failed', `${path} could not be read: ${reason}`, { cause });
}
