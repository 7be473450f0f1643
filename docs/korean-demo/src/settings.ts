import type { NormalizeOptions } from '@nunchi/korean';
import { byId } from './elements.js';
import type { ModelName } from './models.js';
import type { Texts } from './texts.js';
import { readUserWords } from './user-words.js';
import type { TypedWords } from './user-words.js';

/** What the reader set. */
export interface Settings {
  readonly model: ModelName;
  readonly normalize: boolean;
  readonly typos: boolean;
  readonly userWords: TypedWords['words'];
}

/** Reads the switches and fields; what is wrong with the user words is said below them. */
export function readSettings(texts: Texts): Settings {
  const field = byId('user-words', HTMLTextAreaElement);
  const { words, faults } = readUserWords(field.value, texts);
  const fault = byId('user-words-error', HTMLElement);
  fault.hidden = faults.length === 0;
  fault.textContent = faults.join('\n');
  field.setAttribute('aria-invalid', String(faults.length > 0));
  const form = new FormData(byId('form', HTMLFormElement));
  return {
    model: form.get('model') === 'lite' ? 'lite' : 'default',
    normalize: byId('normalize', HTMLInputElement).checked,
    typos: byId('typos', HTMLInputElement).checked,
    userWords: words,
  };
}

/** How the analyzer normalizes under these settings. */
export function normalizationOf(settings: Settings): NormalizeOptions {
  return { preset: settings.normalize ? 'chat' : 'keepAll' };
}
