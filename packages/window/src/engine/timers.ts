/** Rows to be looked after at a horizon: a binary heap, earliest first. */
export class Timers {
  #at = new Float64Array(16);
  #rows = new Int32Array(16);
  #orders = new Float64Array(16);
  #count = 0;

  /** Infinity where there is none. */
  get earliest(): number {
    return this.#count === 0 ? Infinity : (this.#at[0] as number);
  }

  /** Whether there is one at a horizon or before. */
  isDue(horizon: number): boolean {
    return this.#count > 0 && this.earliest <= horizon;
  }

  /** @param order What the row was numbered by, so that a row given again is told from the one meant. */
  add(at: number, row: number, order: number): void {
    if (this.#count === this.#at.length) this.#grow();
    let place = this.#count++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((this.#at[above] as number) <= at) break;
      this.#move(above, place);
      place = above;
    }
    this.#set(place, at, row, order);
  }

  /** Takes the earliest out. */
  take(): { row: number; order: number } {
    const taken = { row: this.#rows[0] as number, order: this.#orders[0] as number };
    const last = --this.#count;
    const at = this.#at[last] as number;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= last) break;
      if (below + 1 < last && (this.#at[below + 1] as number) < (this.#at[below] as number))
        below++;
      if ((this.#at[below] as number) >= at) break;
      this.#move(below, place);
      place = below;
    }
    this.#set(place, at, this.#rows[last] as number, this.#orders[last] as number);
    return taken;
  }

  clear(): void {
    this.#count = 0;
  }

  #move(from: number, to: number): void {
    this.#set(
      to,
      this.#at[from] as number,
      this.#rows[from] as number,
      this.#orders[from] as number,
    );
  }

  #set(place: number, at: number, row: number, order: number): void {
    this.#at[place] = at;
    this.#rows[place] = row;
    this.#orders[place] = order;
  }

  #grow(): void {
    const [at, rows, orders] = [this.#at, this.#rows, this.#orders];
    this.#at = new Float64Array(2 * at.length);
    this.#rows = new Int32Array(2 * at.length);
    this.#orders = new Float64Array(2 * at.length);
    this.#at.set(at);
    this.#rows.set(rows);
    this.#orders.set(orders);
  }
}
