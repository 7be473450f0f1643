// Keys as bytes, four at a time: typed arrays read words only where they are aligned, and keys are not.

/** A view of the array that was asked for last: batches and tables keep theirs for many rows. */
export class LastView {
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = viewOf(bytes);
    }
    return this.#view;
  }
}

/** A view of the same bytes. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Whether `length` bytes are the same in both. */
export function sameBytes(
  one: DataView,
  at: number,
  other: DataView,
  otherAt: number,
  length: number,
): boolean {
  let i = 0;
  for (; i + 4 <= length; i += 4)
    if (one.getInt32(at + i, true) !== other.getInt32(otherAt + i, true)) return false;
  for (; i < length; i++) if (one.getInt8(at + i) !== other.getInt8(otherAt + i)) return false;
  return true;
}

/** Copies `length` bytes. */
export function copyBytes(
  from: DataView,
  at: number,
  to: DataView,
  toAt: number,
  length: number,
): void {
  let i = 0;
  for (; i + 4 <= length; i += 4) to.setInt32(toAt + i, from.getInt32(at + i, true), true);
  for (; i < length; i++) to.setInt8(toAt + i, from.getInt8(at + i));
}
