import { crc32 } from '@nunchi/foundation';
import { RecommendError } from '../errors.js';

/**
 * How the bytes of a model are laid out (little-endian):
 *
 * | at | what |
 * |---|---|
 * | 0 | `NNRC` |
 * | 4 | version, 32 bits |
 * | 8 | length of the description, 32 bits |
 * | 12 | CRC-32 of all other bytes |
 * | 16 | the description: JSON in UTF-8, filled up with spaces to a multiple of 8 |
 * | then | the arrays, each at a multiple of 8 |
 */
const MAGIC = [0x4e, 0x4e, 0x52, 0x43];
/** The version that is written, and the highest that is read. */
const VERSION = 1;
const CHECKSUM_AT = 12;
const START = 16;
const SPACE = 0x20;

/** The next multiple of 8. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/**
 * Puts a file together.
 *
 * @param write Writes the arrays into their place, which is zeros.
 */
export function writeContainer(
  head: unknown,
  bodyLength: number,
  write: (body: Uint8Array) => void,
): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = aligned(text.length);
  const bytes = new Uint8Array(START + length + bodyLength);
  bytes.set(MAGIC);
  bytes.fill(SPACE, START, START + length);
  bytes.set(text, START);
  write(bytes.subarray(START + length));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, length, true);
  view.setUint32(CHECKSUM_AT, checksumOf(bytes), true);
  return bytes;
}

/** The two parts of a file. */
export interface Container {
  version: number;
  head: unknown;
  body: Uint8Array;
}

/**
 * Takes a file apart.
 *
 * @param checkSum Whether the checksum is checked, which reads all bytes.
 * @throws RecommendError `invalid-model`.
 */
export function readContainer(bytes: Uint8Array, checkSum: boolean): Container {
  if (!(bytes instanceof Uint8Array)) {
    throw new RecommendError('invalid-model', 'A saved model is a Uint8Array.');
  }
  if (bytes.length < START || !MAGIC.every((byte, n) => bytes[n] === byte)) {
    throw new RecommendError(
      'invalid-model',
      'These bytes are no saved model (are they cut, or still compressed?).',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version === 0 || version > VERSION) {
    throw new RecommendError(
      'invalid-model',
      `The saved model has version ${version}, this package reads up to ${VERSION}: update the package.`,
    );
  }
  const end = START + view.getUint32(8, true);
  if (end > bytes.length) throw damaged('it is cut');
  if (checkSum && checksumOf(bytes) !== view.getUint32(CHECKSUM_AT, true)) {
    throw damaged('the checksum is another');
  }
  return { version, head: parse(bytes.subarray(START, end)), body: bytes.subarray(end) };
}

/** The error of bytes that were a model once. */
export function damaged(how: string): RecommendError {
  return new RecommendError('invalid-model', `The saved model is damaged: ${how}. Save it anew.`);
}

function checksumOf(bytes: Uint8Array): number {
  return crc32(bytes.subarray(START), crc32(bytes.subarray(0, CHECKSUM_AT)));
}

function parse(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    throw damaged('its description is no JSON');
  }
}
