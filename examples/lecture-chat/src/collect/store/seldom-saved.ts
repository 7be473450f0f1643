import type { Store } from '../../store/open';

/** Milliseconds: an SQLite file is written as a whole, and grows. */
const PAUSE = 5000;

/**
 * The store of an SQLite file, which writes the file no more often than every so many milliseconds, and when it is
 * closed. What a killed program had not written yet is loaded again from the raw answers.
 */
export function seldomSaved(store: Store, pause: number = PAUSE): Store {
  let savedAt = -Infinity;
  let isChanged = false;
  const write = (): void => {
    store.save();
    isChanged = false;
    savedAt = performance.now();
  };
  return {
    ...store,
    save: () => {
      isChanged = true;
      if (performance.now() - savedAt >= pause) write();
    },
    close: async () => {
      try {
        if (isChanged) write();
      } finally {
        await store.close();
      }
    },
  };
}
