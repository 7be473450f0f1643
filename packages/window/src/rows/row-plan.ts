import { WindowError } from '../errors.js';
import type { FieldFormat, Scalar } from '../query/field.js';
import type { PathStep } from '../query/path.js';
import type { Plan } from '../query/plan.js';
import type { InputKind } from '../aggregates/aggregate.js';
import type { TimeReader } from '../time/reader.js';
import { compileTimeReader } from '../time/reader.js';

/** A field that a query reads. */
export interface ReadField {
  readonly format: FieldFormat;
  /** Its path, as a place in the list of paths. */
  readonly path: number;
  /** Null unless it is a time. */
  readonly time: TimeReader | null;
}

/** What a decoder reads of a plan: fields are places in `fields`, each of them read once a row. */
export interface RowPlan {
  readonly paths: readonly (readonly PathStep[])[];
  readonly fields: readonly ReadField[];
  readonly time: number;
  readonly key: readonly number[];
  readonly where: readonly { readonly field: number; readonly values: ReadonlySet<Scalar> }[];
  readonly inputs: readonly { readonly field: number; readonly kind: InputKind }[];
}

/** @throws WindowError `invalid-query` for fields that the plan does not have. */
export function rowPlan(plan: Plan): RowPlan {
  const paths: (readonly PathStep[])[] = [];
  const pathPlaces = new Map<string, number>();
  const fields: ReadField[] = [];
  const fieldPlaces = new Map<string, number>();
  const fieldOf = (name: string): number => {
    const known = fieldPlaces.get(name);
    if (known !== undefined) return known;
    const field = plan.fields.find((other) => other.name === name);
    if (!field) throw new WindowError('invalid-query', `The query has no field ${name}.`);
    const { format } = field;
    const pathText = JSON.stringify(field.path);
    const path = pathPlaces.get(pathText) ?? paths.push(field.path) - 1;
    pathPlaces.set(pathText, path);
    const time = format.kind === 'time' ? compileTimeReader(format.time) : null;
    const place = fields.push({ format, path, time }) - 1;
    fieldPlaces.set(name, place);
    return place;
  };
  return {
    time: fieldOf('time'),
    key: plan.groupBy.map(fieldOf),
    where: plan.where.map((filter) => ({
      field: fieldOf(filter.field),
      values: new Set(filter.in),
    })),
    inputs: plan.inputs.map(({ field, kind }) => ({ field: fieldOf(field), kind })),
    paths,
    fields,
  };
}
