import { WindowError } from '../errors.js';
import type { Sections } from '../state/snapshot.js';

/** Puts numbers into a section, 8 bytes each. */
export function putNumbers(into: Sections, name: string, numbers: readonly number[]): void {
  into.set(name, new Uint8Array(Float64Array.from(numbers).buffer));
}

/** @throws WindowError `invalid-snapshot` where the section is missing or no numbers. */
export function numbersAt(sections: Sections, name: string): Float64Array {
  const bytes = sectionAt(sections, name);
  if (bytes.length % 8 !== 0)
    throw new WindowError('invalid-snapshot', `The section "${name}" of the snapshot is cut.`);
  return new Float64Array(bytes.slice().buffer);
}

/** @throws WindowError `invalid-snapshot` where it is missing. */
export function sectionAt(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (bytes === undefined)
    throw new WindowError(
      'invalid-snapshot',
      `The snapshot has no section "${name}": it is of another query, or of another version.`,
    );
  return bytes;
}
