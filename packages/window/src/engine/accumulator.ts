import type { ObjectAggregate, SlotAggregate } from '../aggregates/aggregate.js';
import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import type { Scalar } from '../query/field.js';
import type { EventBatch } from '../rows/event-batch.js';
import type { RowsOut } from './rows-out.js';

/** Rows of state: `f64` numbers, and objects beside them. KeyedRows and IntervalRows are such. */
export interface StateRows {
  readonly f64: Float64Array;
  readonly objects: unknown[];
  readonly objectsPerRow: number;
  /** Where the state of a row begins in `f64`. */
  stateAt(row: number): number;
}

interface Slots {
  readonly aggregate: SlotAggregate;
  readonly at: number;
  readonly input: number;
}

interface Beside {
  readonly aggregate: ObjectAggregate;
  readonly input: number;
}

const NO_COLUMNS: EventBatch['inputs'] = [];

/** All aggregates of a query as one: what is done to the state in a row. */
export class Accumulator {
  /** Numbers in a row. */
  readonly slots: number;
  /** Objects beside a row. */
  readonly objects: number;
  /** Whether rows may be merged in another order than they came in. */
  readonly commutative: boolean;
  readonly #slots: Slots[] = [];
  readonly #beside: Beside[] = [];
  /** For each column of the result its place in `#slots`, or behind those in `#beside`. */
  readonly #order: number[] = [];
  #columns: EventBatch['inputs'] = NO_COLUMNS;

  constructor(plan: Plan) {
    let slots = 0;
    plan.aggregates.forEach(({ aggregate }, k) => {
      const input = plan.inputOf[k] ?? -1;
      if (aggregate.storage === 'slots') {
        this.#order.push(this.#slots.push({ aggregate, at: slots, input }) - 1);
        slots += aggregate.slots;
      } else this.#order.push(-this.#beside.push({ aggregate, input }));
    });
    this.slots = slots;
    this.objects = this.#beside.length;
    this.commutative = plan.aggregates.every(({ aggregate }) => aggregate.name !== 'monoid');
  }

  /** Sets the batch whose rows `add` takes. */
  bind(batch: EventBatch): void {
    this.#columns = batch.inputs;
  }

  /** The state of no rows. */
  init(rows: StateRows, row: number): void {
    const at = rows.stateAt(row);
    for (const slots of this.#slots) slots.aggregate.init(rows.f64, at + slots.at);
    const beside = row * rows.objectsPerRow;
    for (let k = 0; k < this.#beside.length; k++)
      rows.objects[beside + k] = (this.#beside[k] as Beside).aggregate.create();
  }

  /** Adds row `index` of the batch. */
  add(rows: StateRows, row: number, index: number, time: number): void {
    const at = rows.stateAt(row);
    const columns = this.#columns;
    const all = this.#slots;
    for (let k = 0; k < all.length; k++) {
      const { aggregate, at: offset, input } = all[k] as Slots;
      const x = input < 0 ? 1 : (columns[input] as Float64Array)[index];
      if (x === x) aggregate.add(rows.f64, at + offset, x as number, time);
    }
    if (this.objects > 0) this.#addBeside(rows, row, index, time);
  }

  /** Takes the state of a row of `from` into that of `row`. */
  merge(rows: StateRows, row: number, from: StateRows, fromRow: number): void {
    const at = rows.stateAt(row);
    const fromAt = from.stateAt(fromRow);
    for (const slots of this.#slots)
      slots.aggregate.merge(rows.f64, at + slots.at, from.f64, fromAt + slots.at);
    const beside = row * this.objects;
    for (let k = 0; k < this.objects; k++) {
      rows.objects[beside + k] = (this.#beside[k] as Beside).aggregate.merge(
        rows.objects[beside + k],
        from.objects[fromRow * this.objects + k],
      );
    }
  }

  /** Makes the state of `row` equal to that of another, sharing nothing with it. */
  copy(rows: StateRows, row: number, fromRow: number): void {
    const fromAt = rows.stateAt(fromRow);
    rows.f64.copyWithin(rows.stateAt(row), fromAt, fromAt + this.slots);
    for (let k = 0; k < this.objects; k++) {
      const { aggregate } = this.#beside[k] as Beside;
      const state = rows.objects[fromRow * this.objects + k];
      rows.objects[row * this.objects + k] = aggregate.decode(aggregate.encode(state));
    }
  }

  /** Writes the values of a row behind the last of each column. */
  values(rows: StateRows, row: number, out: RowsOut): void {
    const at = rows.stateAt(row);
    for (let k = 0; k < this.#order.length; k++) {
      const place = this.#order[k] as number;
      if (place >= 0) {
        const { aggregate, at: offset } = this.#slots[place] as Slots;
        out.value(k, aggregate.value(rows.f64, at + offset));
      } else {
        const { aggregate } = this.#beside[-place - 1] as Beside;
        out.value(k, aggregate.value(rows.objects[row * this.objects - place - 1]));
      }
    }
  }

  /** The objects beside `rows` as bytes, row by row: lengths of 32 bits before each. */
  encodeObjects(rows: StateRows, end: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let k = 0; k < end * this.objects; k++) {
      const state = rows.objects[k];
      const { aggregate } = this.#beside[k % this.objects] as Beside;
      const part = state === undefined ? new Uint8Array(0) : aggregate.encode(state);
      parts.push(part);
      length += 4 + part.length;
    }
    const bytes = new Uint8Array(length);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const part of parts) {
      view.setUint32(at, part.length, true);
      bytes.set(part, at + 4);
      at += 4 + part.length;
    }
    return bytes;
  }

  /** @throws WindowError `invalid-snapshot` */
  decodeObjects(rows: StateRows, end: number, bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    rows.objects.length = 0;
    for (let k = 0; k < end * this.objects; k++) {
      const length = at + 4 <= bytes.length ? view.getUint32(at, true) : Infinity;
      if (at + 4 + length > bytes.length) throw cutStates();
      const part = bytes.subarray(at + 4, at + 4 + length);
      const { aggregate } = this.#beside[k % this.objects] as Beside;
      rows.objects.push(length === 0 ? undefined : aggregate.decode(part));
      at += 4 + length;
    }
    if (at !== bytes.length) throw cutStates();
  }

  #addBeside(rows: StateRows, row: number, index: number, time: number): void {
    const beside = row * this.objects;
    for (let k = 0; k < this.objects; k++) {
      const { aggregate, input } = this.#beside[k] as Beside;
      const x: Scalar | undefined = input < 0 ? 1 : this.#columns[input]?.[index];
      if (x === null || x === undefined || Number.isNaN(x)) continue;
      rows.objects[beside + k] = aggregate.add(rows.objects[beside + k], x, time);
    }
  }
}

function cutStates(): WindowError {
  return new WindowError('invalid-snapshot', 'The states of aggregates in the snapshot are cut.');
}
