import { TextError } from '../errors.js';
import type { WorkOptions } from '../types.js';
import { Work } from '../work.js';

/** Documents of a corpus, of any length. */
export type Documents = Iterable<string>;
/** Documents that come one after the other, as from a stream. */
export type AsyncDocuments = AsyncIterable<string> | Iterable<string>;

/** Milliseconds of work after which an asynchronous run lets others have a turn. */
const TURN = 12;

/** How many documents there are, where that can be told beforehand. */
export function countOf(documents: Documents | AsyncDocuments): number | null {
  if (Array.isArray(documents)) return documents.length;
  return documents instanceof Set ? documents.size : null;
}

/** Takes documents one by one. */
export function eachDocument(
  documents: Documents,
  options: WorkOptions,
  take: (document: string) => void,
): void {
  const work = new Work(options, countOf(checkCorpus(documents)));
  for (const document of documents) {
    take(checkDocument(document, work.done));
    work.step();
  }
  work.end();
}

/** The same with pauses, so that a page stays alive and a signal is heard. */
export async function eachDocumentAsync(
  documents: AsyncDocuments,
  options: WorkOptions,
  take: (document: string) => void,
): Promise<void> {
  const work = new Work(options, countOf(checkCorpus(documents)));
  let turn = Date.now();
  for await (const document of documents) {
    take(checkDocument(document, work.done));
    work.step();
    if (work.done % 64 === 0 && Date.now() - turn > TURN) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      options.signal?.throwIfAborted();
      turn = Date.now();
    }
  }
  work.end();
}

/** Refuses a single string, whose letters would be taken for documents. */
export function checkCorpus<T>(documents: T): T {
  if (typeof documents !== 'string') return documents;
  throw new TextError(
    'invalid-input',
    'Iterable over raw text documents expected, string object received.',
  );
}

/** Refuses what is no string. */
export function checkDocument(document: unknown, index: number): string {
  if (typeof document === 'string') return document;
  throw new TextError(
    'invalid-input',
    `Document ${index} is no string: ${document === null ? 'null' : typeof document}.`,
    index,
  );
}
