export { crc32 } from './crc32.js';
export { MersenneTwister } from './mersenne-twister.js';
