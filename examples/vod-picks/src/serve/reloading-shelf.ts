import { watchFile, unwatchFile } from 'node:fs';
import type { ModelStore } from '../models/model-store';
import { ModelShelf } from './model-shelf';
import type { Shelf } from './shelf';

/**
 * Serves what the store points at, and other models from the moment that it points at them. Models
 * that cannot be read are told of and left: those before go on.
 */
export class ReloadingShelf implements Shelf {
  readonly #store: ModelStore;
  #shelf: ModelShelf;

  constructor(store: ModelStore, tell: (message: string) => void) {
    this.#store = store;
    this.#shelf = new ModelShelf(store.load());
    watchFile(store.pointer, { interval: 5000, persistent: false }, () => {
      try {
        this.#shelf = new ModelShelf(store.load());
        tell('new models are served');
      } catch (error) {
        tell(`new models cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    });
  }

  rails(subscriber: string): ReturnType<Shelf['rails']> {
    return this.#shelf.rails(subscriber);
  }

  work(place: number): ReturnType<Shelf['work']> {
    return this.#shelf.work(place);
  }

  similarTo(place: number): ReturnType<Shelf['similarTo']> {
    return this.#shelf.similarTo(place);
  }

  close(): void {
    unwatchFile(this.#store.pointer);
  }
}
