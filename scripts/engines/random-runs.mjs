// The generator lies with the package's tests, which replay what the engines said.
export * from '../../packages/window/test/random-runs.mjs';
