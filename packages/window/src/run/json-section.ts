import { WindowError } from '../errors.js';
import type { Sections } from '../state/snapshot.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A value as a section of a snapshot. */
export function writeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/**
 * The way back. A snapshot's checksum has been checked before, so that the value is what was written.
 *
 * @throws WindowError `invalid-snapshot` if there is no such section.
 */
export function readJson(sections: Sections, name: string): unknown {
  const bytes = sections.get(name);
  if (!bytes) {
    throw new WindowError(
      'invalid-snapshot',
      `The snapshot has no section ${JSON.stringify(name)}: it was not made by a run.`,
    );
  }
  return JSON.parse(decoder.decode(bytes)) as unknown;
}
