/** Names of the kernels: their files without the ending. */
export const kernelNames: string[];
/** The TypeScript file that holds a compiled kernel. */
export function compiledKernel(name: string): Promise<string>;
