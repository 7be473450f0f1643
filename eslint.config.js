import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Three kinds of code live here, each with its own ground to stand on:
 * packages (browser and Node, so nothing of Node), examples (Node, CommonJS through ts-node) and
 * the house itself (plain ESM scripts for Node). The first two are checked with their types.
 */

const nodeGlobals = Object.fromEntries(
  [
    ...['process', 'Buffer', 'console', 'URL', 'URLSearchParams', 'performance', 'structuredClone'],
    ...['TextEncoder', 'TextDecoder', 'ReadableStream', 'TransformStream', 'fetch', 'Intl'],
    ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
    ...['queueMicrotask', 'AbortController', 'AbortSignal'],
  ].map((name) => [name, 'readonly']),
);

/** Names that only Node has; a package that uses one breaks in a browser. */
const nodeOnlyGlobals = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename'];

const outsideOfPackages = {
  regex: '(^|/)(examples|benchmarks|scripts)/|^@nunchi/(example-|benchmarks)',
  message: 'A package may not lean on the examples, the benchmarks or the scripts.',
};

export default tseslint.config(
  {
    ignores: [
      ...['**/node_modules/**', '**/dist/**', '**/coverage/**', 'docs/api/**'],
      ...['examples/*/out/**', 'examples/*/data/**', 'benchmarks/results/**'],
      ...[
        'packages/*/test/fixtures/**',
        'packages/*/training/.out/**',
        // AssemblyScript: TypeScript's looks, WebAssembly's types.
        'packages/recommend/kernels/*.ts',
        'packages/window/kernels/*.ts',
        '**/.vitest*/**',
        '**/__screenshots__/**',
      ],
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,

  // TypeScript, with types.
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './examples/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // The compiler knows better than these two.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      // Indexed reads in scanners are narrowed with `as`, where a `!` would be as blind.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Exports have their types in full; hot loops count by hand.
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Counters and offsets are everywhere in text work; `${line}` is plain to read.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: ['error', 'always'],
    },
  },

  // Packages: run anywhere, lean on nothing of the house, one concept a file.
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/*/src/node.ts', 'packages/*/src/node/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...nodeOnlyGlobals.map((name) => ({
          name,
          message: 'Packages run in browsers too. A Node entry lives in src/node.ts or src/node/.',
        })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: 'Packages run in browsers too.' })),
          patterns: [
            { regex: '^node:', message: 'Packages run in browsers too.' },
            outsideOfPackages,
          ],
        },
      ],
    },
  },

  // Tests read as examples: they may reach for Node and for what the types would forbid a user.
  {
    files: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [outsideOfPackages] }] },
  },
  {
    files: ['**/*.test.ts', '*/*/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },

  // The house itself, and configuration.
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: nodeGlobals },
    rules: { eqeqeq: ['error', 'always'] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { ...nodeGlobals, require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
);
