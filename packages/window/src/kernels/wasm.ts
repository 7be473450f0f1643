/** Functions that a kernel exports. */
export type KernelExports = Record<string, (...args: number[]) => number>;

const compiled = new Map<string, WebAssembly.Module>();

/**
 * A kernel over a memory; `null` where WebAssembly or its SIMD is missing or forbidden (old browsers,
 * pages whose policy does not allow it), so that the caller takes its plain twin.
 *
 * @param base64 The kernel as `kernels/build.mjs` wrote it.
 */
export function instantiateKernel(
  base64: string,
  memory: WebAssembly.Memory,
): KernelExports | null {
  try {
    let module = compiled.get(base64);
    if (!module) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      module = new WebAssembly.Module(bytes);
      compiled.set(base64, module);
    }
    return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
  } catch {
    return null;
  }
}
