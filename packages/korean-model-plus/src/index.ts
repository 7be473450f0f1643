/** Where the model's file lies, for `loadModel` of `@nunchi/korean`; a bundler copies it. */
export const modelUrl: URL = new URL('../model.nkm.gz', import.meta.url);
