/** What is known of a programme. */
export interface Name {
  readonly title: string;
  readonly base_mck: string;
}

const MOST = 50_000;

/** Names of programmes by cpk, of those that were played last. */
export class Names {
  #names = new Map<string, Name>();

  set(cpk: string, name: Name): void {
    this.#names.delete(cpk);
    this.#names.set(cpk, name);
    if (this.#names.size <= MOST) return;
    const [oldest] = this.#names.keys();
    this.#names.delete(oldest as string);
  }

  titleOf(cpk: string): string {
    return this.#names.get(cpk)?.title ?? cpk;
  }

  menuOf(cpk: string): string {
    return this.#names.get(cpk)?.base_mck ?? '';
  }

  save(): [string, Name][] {
    return [...this.#names];
  }

  restore(saved: readonly (readonly [string, Name])[]): void {
    this.#names = new Map(saved);
  }
}
