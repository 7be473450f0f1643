export { ndjson } from './node/ndjson-file.js';
export type { NdjsonFileOptions } from './node/ndjson-file.js';
export { ndjsonSink } from './node/ndjson-sink.js';
export { fileCheckpoints } from './node/file-checkpoints.js';
export type { FileCheckpointsOptions } from './node/file-checkpoints.js';
export { threads } from './node/threads.js';
