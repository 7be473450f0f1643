import { KoreanError } from '../errors.js';
import { crc32 } from '@nunchi/foundation';

/**
 * The container of a model: `NKM1`, the header's length, a CRC-32 of all that follows, the header
 * (JSON in UTF-8), then named sections of bytes, each at a multiple of eight. Numbers are
 * little-endian. Nothing in a model is code.
 */
export interface Container {
  /** What the model says of itself. */
  readonly header: Readonly<Record<string, unknown>>;
  section(name: string): Uint8Array;
}

const MAGIC = 0x314d4b4e; // "NKM1"
const PREFIX = 12;

/** Packs a header and sections into the bytes of a model. */
export function writeContainer(
  header: Readonly<Record<string, unknown>>,
  sections: Readonly<Record<string, Uint8Array>>,
): Uint8Array<ArrayBuffer> {
  const places: Record<string, [number, number]> = {};
  let length = 0;
  for (const [name, bytes] of Object.entries(sections)) {
    places[name] = [length, bytes.length];
    length += aligned(bytes.length);
  }
  const json = new TextEncoder().encode(JSON.stringify({ ...header, sections: places }));
  const body = aligned(PREFIX + json.length);
  const out = new Uint8Array(body + length);
  out.set(json, PREFIX);
  for (const [name, bytes] of Object.entries(sections)) {
    out.set(bytes, body + (places[name] as [number, number])[0]);
  }
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, json.length, true);
  view.setUint32(8, crc32(out.subarray(PREFIX)), true);
  return out;
}

/** Reads the bytes of a model; tells what is wrong with bytes that are none. */
export function readContainer(source: ArrayBuffer | Uint8Array, verified = false): Container {
  // Sections are read as arrays of 16 and 32 bits, which must begin at even addresses.
  let bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  if (bytes.byteOffset % 8 !== 0) bytes = new Uint8Array(bytes);
  if (bytes.length < PREFIX) throw invalid(`it has ${bytes.length} bytes only`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) {
    throw invalid('it does not begin with "NKM1": another file, or another version of the format');
  }
  if (!verified && crc32(bytes.subarray(PREFIX)) !== view.getUint32(8, true)) {
    throw invalid('its checksum does not fit: the file is cut or damaged');
  }
  const end = PREFIX + view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX, end))) as Record<
    string,
    unknown
  >;
  const places = header.sections as Record<string, [number, number] | undefined>;
  const body = aligned(end);
  return {
    header,
    section(name: string): Uint8Array {
      const place = places[name];
      if (place === undefined) throw invalid(`it has no section "${name}"`);
      return bytes.subarray(body + place[0], body + place[0] + place[1]);
    },
  };
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}

function invalid(why: string): KoreanError {
  return new KoreanError('invalid-model', `This is no model of @nunchi/korean: ${why}.`);
}
