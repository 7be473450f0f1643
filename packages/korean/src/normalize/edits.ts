/**
 * The changes that one step makes to a text: ranges and what stands in their place, from left to
 * right and without overlap. Three flat arrays, so that a million changes are no million objects.
 */
export interface EditList {
  readonly starts: number[];
  readonly ends: number[];
  readonly texts: string[];
}

export function createEdits(): EditList {
  return { starts: [], ends: [], texts: [] };
}

/**
 * Notes that `text` is to stand for the range. The range holds at least one unit: what a step puts
 * in, it writes together with the unit it stems from, so that offsets have something to point at.
 */
export function replace(edits: EditList, start: number, end: number, text: string): void {
  edits.starts.push(start);
  edits.ends.push(end);
  edits.texts.push(text);
}

/** The text after the changes. */
export function applyEdits(text: string, edits: EditList): string {
  return edits.starts.length < MANY ? sumUp(text, edits) : join(text, edits);
}

/** From here on it pays to join: a sum of many strings is a tree, which later steps read slowly. */
const MANY = 32;

function sumUp(text: string, { starts, ends, texts }: EditList): string {
  let out = '';
  let last = 0;
  for (let i = 0; i < starts.length; i++) {
    out += text.slice(last, starts[i]) + (texts[i] as string);
    last = ends[i] as number;
  }
  return out + text.slice(last);
}

function join(text: string, { starts, ends, texts }: EditList): string {
  const parts: string[] = [];
  let last = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number;
    if (start > last) parts.push(text.slice(last, start));
    parts.push(texts[i] as string);
    last = ends[i] as number;
  }
  parts.push(text.slice(last));
  return parts.join('');
}
