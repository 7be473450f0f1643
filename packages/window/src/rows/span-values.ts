import type { Scalar } from '../query/field.js';
import {
  ARRAY,
  ESCAPED_STRING,
  FALSE,
  MISSING,
  NULL,
  NUMBER,
  OBJECT,
  STRING,
  TRUE,
} from '../scan/scanner.js';
import type { BatchWriter } from './batch-writer.js';
import { numberOfText, isPlainInteger, shortNumber } from './number-text.js';
import { NUMBER_PART, STRING_PART } from './key-codec.js';
import type { ReadField } from './row-plan.js';
import { StringCache } from './string-cache.js';

/** Reads the JSON values that a scanner has found: each call is told where one lies and of what kind it is. */
export class SpanValues {
  readonly #bytes: Uint8Array;
  readonly #strings = new StringCache();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A field of the format `number` or `time`; NaN where it is null or cannot be read. */
  number({ time }: ReadField, kind: number, begin: number, end: number): number {
    if (time) {
      if (kind === STRING) return time.fromBytes(this.#bytes, begin, end);
      if (kind === NUMBER) {
        return isPlainInteger(this.#bytes, begin, end)
          ? time.fromBytes(this.#bytes, begin, end)
          : time.fromValue(this.#json(begin, end));
      }
      return kind === ESCAPED_STRING ? time.fromValue(this.#string(kind, begin, end)) : NaN;
    }
    return this.textNumber(kind, begin, end);
  }

  /** What number stands there, or in the string that stands there; else NaN. */
  textNumber(kind: number, begin: number, end: number): number {
    if (kind !== NUMBER && kind !== STRING && kind !== ESCAPED_STRING) return NaN;
    if (kind !== ESCAPED_STRING) {
      const short = shortNumber(this.#bytes, begin, end);
      if (!Number.isNaN(short)) return short;
      if (kind === NUMBER) return this.#json(begin, end) as number;
    }
    return numberOfText(this.#string(kind, begin, end));
  }

  /** A field of the format `text` or `scalar`; objects and arrays are no texts here. */
  scalar({ format }: ReadField, kind: number, begin: number, end: number): Scalar {
    const isText = format.kind === 'text';
    switch (kind) {
      case STRING:
      case ESCAPED_STRING:
        return this.#string(kind, begin, end);
      case NUMBER: {
        const value = this.textNumber(kind, begin, end);
        return isText ? String(value) : value;
      }
      case TRUE:
      case FALSE:
        return isText ? String(kind === TRUE) : kind === TRUE;
      default:
        return null;
    }
  }

  /** Adds what `scalar` gives to the key, without making strings where that can be. */
  addPart(batch: BatchWriter, field: ReadField, kind: number, begin: number, end: number): void {
    if (kind === STRING) batch.addBytes(STRING_PART, this.#bytes, begin, end);
    else if (kind === NUMBER && isPlainInteger(this.#bytes, begin, end)) {
      const tag = field.format.kind === 'text' ? STRING_PART : NUMBER_PART;
      batch.addBytes(tag, this.#bytes, begin, end);
    } else batch.addPart(this.scalar(field, kind, begin, end));
  }

  #string(kind: number, begin: number, end: number): string {
    if (kind === STRING) return this.#strings.get(this.#bytes, begin, end);
    return this.#json(begin - 1, end + 1) as string;
  }

  #json(begin: number, end: number): unknown {
    return JSON.parse(this.#decoder.decode(this.#bytes.subarray(begin, end)));
  }
}

/** Whether there is a value that is not null. */
export function isPresent(kind: number): boolean {
  return kind !== MISSING && kind !== NULL;
}

/** Whether it is an object or an array. */
export function isContainer(kind: number): boolean {
  return kind === OBJECT || kind === ARRAY;
}
