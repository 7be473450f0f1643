export { defaultModel } from './node/default-model.js';
export { readModel } from './node/read-model.js';
