// Compiles the kernels of this folder: `npm run build:kernels -w @nunchi/window [-- name ...]`;
// `--check` only compares with what is committed.

import asc from 'assemblyscript/asc';
import { kernelBuilder } from '@nunchi/foundation/kernels/kernel-builder';

export const { kernelNames, compiledKernel, main, isProgram } = kernelBuilder(import.meta.url, asc);

if (isProgram) await main();
