import { Cp949 } from './cp949';

/**
 * Reads bytes as text, whichever of the two usual encodings of Korean tables they are in: UTF-8 (with
 * a byte-order mark or without) or CP949. Text that a Mac took apart into single letters (NFD) is put
 * together again.
 *
 * @param bytes A whole file.
 * @returns Its text, without the byte-order mark.
 * @throws Error when the bytes are neither.
 * @example
 * decodeCsv(Uint8Array.of(0xb5, 0xee, 0xbb, 0xea)); // '등산'
 */
export function decodeCsv(bytes: Uint8Array): string {
  // UTF-8 first: Korean text in CP949 is hardly ever valid UTF-8.
  const decoders = [
    () => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    () => new Cp949().decode(bytes),
  ];
  for (const decode of decoders) {
    try {
      return decode().normalize('NFC');
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  }
  throw new Error('The table is neither in UTF-8 nor in CP949. Save it as "CSV UTF-8".');
}
