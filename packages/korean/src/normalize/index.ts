export { joinTitle } from './join-title.js';
export { createNormalizer, normalize } from './normalize.js';
export type { NormalizedText, Normalizer, Repeat } from './normalize.js';
export type { OffsetMap, OffsetRange } from './offset-map.js';
export type { NormalizeOptions, StepName, StepSettings, WebChoice } from './options.js';
export { PRESETS } from './presets.js';
export type { PresetName } from './presets.js';
export { scanWebEntities } from './web-entities.js';
export type { WebEntity, WebEntityKind } from './web-entities.js';
