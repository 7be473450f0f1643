export { garuAnalyzer } from './garu.js';
export type { GaruInstance, GaruToken } from './garu.js';
export { kiwiAnalyzer } from './kiwi.js';
export type { KiwiAnalyzerOptions, KiwiInstance, KiwiToken } from './kiwi.js';
