import { KoreanError } from '../errors.js';
import { PRESETS } from './presets.js';
import type { PresetName } from './presets.js';
import type { SplitsPlausibly } from './steps/emoticon.js';

/** What becomes of a kind of web entity: it stays, goes, or a placeholder such as `[URL]` stands for it. */
export type WebChoice = 'keep' | 'remove' | (string & Record<never, never>);

/** Every step of the normalizer with its setting, in the order in which they run. */
export interface StepSettings {
  /** Drops HTML tags and decodes entities; `brackets` drops all that stands in angle brackets. */
  readonly html: boolean | 'brackets';
  /** Full-width ASCII, half-width letters and the ideographic space to the usual width. */
  readonly width: boolean;
  /** Drops what cannot be seen, writes every kind of blank as a blank. */
  readonly invisible: boolean;
  /** Canonical composition: syllables of conjoining letters, letters with accents. */
  readonly nfc: boolean;
  /** URLs, with and without a scheme; like the next four as `scanWebEntities` finds them. */
  readonly url: WebChoice;
  readonly email: WebChoice;
  /** `@이름`, `@user_name`. */
  readonly mention: WebChoice;
  /** `#한글태그`. */
  readonly hashtag: WebChoice;
  /** Emoji, each a whole grapheme. */
  readonly emoji: WebChoice;
  /** Gives back the ㅋ, ㅎ or consonant that the keyboard joined to a word; a function decides anew. */
  readonly emoticon: boolean | SplitsPlausibly;
  /** Shortens runs: ㅋㅋㅋㅋ, 와하하하, !!!!. */
  readonly repeats: boolean;
  /** Slang endings to standard ones: 해용, 갔당, 봤슴다. */
  readonly endings: boolean;
  /** Mends safe misspellings: 됬, 않되, 몇일. */
  readonly typos: boolean;
  /** Curly quotation marks to straight ones. */
  readonly quotes: boolean;
  /** Drops special characters: all but `sentences` (words and `.,!?`), or all but `words`. */
  readonly special: false | 'sentences' | 'words';
  /** Folds runs of blanks to one, and with `lines` those with a line break to a line feed. */
  readonly blanks: false | 'lines' | 'fold';
  /** Drops blanks at both ends. */
  readonly trim: boolean;
}

/** The name of a step. */
export type StepName = keyof StepSettings;

/** How to normalize. */
export interface NormalizeOptions {
  /** The settings to start from. Default `chat`. */
  readonly preset?: PresetName;
  /** Settings that differ from the preset's. */
  readonly steps?: Partial<StepSettings>;
}

/** The values that a setting may have beside a placeholder or a function. */
const VALUES: Readonly<Record<StepName, readonly unknown[]>> = {
  html: [true, false, 'brackets'],
  width: [true, false],
  invisible: [true, false],
  nfc: [true, false],
  url: ['keep', 'remove'],
  email: ['keep', 'remove'],
  mention: ['keep', 'remove'],
  hashtag: ['keep', 'remove'],
  emoji: ['keep', 'remove'],
  emoticon: [true, false],
  repeats: [true, false],
  endings: [true, false],
  typos: [true, false],
  quotes: [true, false],
  special: [false, 'sentences', 'words'],
  blanks: [false, 'lines', 'fold'],
  trim: [true, false],
};

/**
 * The settings that options stand for.
 *
 * @throws KoreanError `invalid-options` on an unknown preset, step or setting
 */
export function settingsOf(options: NormalizeOptions): StepSettings {
  const { preset = 'chat', steps = {} } = options;
  if (!Object.hasOwn(PRESETS, preset)) fail('preset', preset, Object.keys(PRESETS));
  for (const [name, value] of Object.entries(steps)) {
    if (!Object.hasOwn(VALUES, name)) fail('step', name, Object.keys(VALUES));
    const values = VALUES[name as StepName];
    const isPlaceholder = typeof value === 'string' && values[0] === 'keep';
    const isRule = typeof value === 'function' && name === 'emoticon';
    if (!isPlaceholder && !isRule && !values.includes(value))
      fail(`setting of ${name}`, value, values);
  }
  return { ...PRESETS[preset], ...steps };
}

function fail(what: string, got: unknown, known: readonly unknown[]): never {
  throw new KoreanError(
    'invalid-options',
    `Unknown ${what} ${JSON.stringify(got)}; use one of ${known.map((one) => JSON.stringify(one)).join(', ')}.`,
  );
}
