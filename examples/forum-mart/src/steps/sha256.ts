import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isMissing } from './is-missing';

/** SHA-256 of bytes, of a text, or of values as JSON writes them; in hexadecimal digits. */
export function sha256(value: unknown): string {
  const isPlain = typeof value === 'string' || value instanceof Uint8Array;
  return createHash('sha256')
    .update(isPlain ? value : JSON.stringify(value))
    .digest('hex');
}

/** SHA-256 of a file's bytes, in hexadecimal digits; null if there is no such file. */
export async function sha256OfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
}
