import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {WxtVitest} from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // Each file is a process of its own that mostly computes: one a core.
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/*.test.ts', 'tests/{shared,companion,sandbox,crash,support}/**/*.test.ts'],
          setupFiles: ['tests/support/problems-in-german.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        plugins: [WxtVitest({root: 'extension'})],
        test: {
          name: 'extension',
          environment: 'happy-dom',
          include: ['tests/extension/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/speaks-english.ts'],
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/build-extension.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
