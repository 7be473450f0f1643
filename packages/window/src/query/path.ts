import { WindowError } from '../errors.js';

/** A key of an object, or a place in an array. */
export type PathStep = string | number;

/**
 * `a.b[0].c` as steps.
 *
 * @throws WindowError `invalid-query` for empty keys and brackets that hold no number.
 */
export function parsePath(path: string): PathStep[] {
  const steps: PathStep[] = [];
  for (const part of path.split('.')) {
    const [key = '', ...places] = part.split('[');
    if (key !== '') steps.push(key);
    else if (places.length === 0 || steps.length > 0) throw notAPath(path);
    for (const place of places) {
      if (!/^\d{1,9}\]$/.test(place)) throw notAPath(path);
      steps.push(Number.parseInt(place, 10));
    }
  }
  return steps;
}

/**
 * A copy of steps that someone gave.
 *
 * @throws WindowError `invalid-query` for no steps, and for what is no key and no place.
 */
export function checkSteps(steps: readonly PathStep[]): PathStep[] {
  if (steps.length === 0) throw new WindowError('invalid-query', 'The path of a field is empty.');
  const odd = steps.findIndex(
    (step: unknown) =>
      typeof step !== 'string' && !(Number.isSafeInteger(step) && Number(step) >= 0),
  );
  if (odd < 0) return [...steps];
  throw new WindowError(
    'invalid-query',
    `Step ${odd} of the path of a field is ${String(steps[odd])}: steps are keys (text) and places in arrays (whole numbers from 0).`,
  );
}

/** The way back, for messages. */
export function showPath(steps: readonly PathStep[]): string {
  return steps
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

function notAPath(path: string): WindowError {
  return new WindowError(
    'invalid-query',
    `${JSON.stringify(path)} is not a path: keys with dots between them and [n] for places in arrays. A key that holds a dot or a bracket goes in an array: ['a.b', 0].`,
  );
}
