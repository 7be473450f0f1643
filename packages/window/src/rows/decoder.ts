export { createByteDecoder } from './byte-decoder.js';
export type { ByteDecoderOptions } from './byte-decoder.js';
export { createObjectDecoder } from './object-decoder.js';
export { BATCH_ROWS } from './row-decoder.js';
export type { DecodeCounts, ObjectDecoder, RowDecoder } from './row-decoder.js';
