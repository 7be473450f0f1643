import { applyEdits, createEdits } from './edits.js';
import type { EditList } from './edits.js';
import { compose, mapOf } from './offset-map.js';
import type { Changes, OffsetMap } from './offset-map.js';
import { settingsOf } from './options.js';
import type { NormalizeOptions, StepSettings } from './options.js';
import { PRESETS } from './presets.js';
import type { PresetName } from './presets.js';
import { findBlanks, findEdges } from './steps/blanks.js';
import { findEmoticons } from './steps/emoticon.js';
import { findEndings } from './steps/endings.js';
import { findHtml } from './steps/html.js';
import { findInvisible } from './steps/invisible.js';
import { findComposition } from './steps/nfc.js';
import { findQuotes } from './steps/quotes.js';
import { findRepeats } from './steps/repeats.js';
import type { Repeat } from './steps/repeats.js';
import { findSpecial } from './steps/special.js';
import { findTypos } from './steps/typos.js';
import { findWeb } from './steps/web.js';
import { findWidth } from './steps/width.js';
import * as trigger from './triggers.js';

export type { NormalizeOptions, OffsetMap, Repeat };

/** A text in its normalized form, with the way back to the original. */
export interface NormalizedText {
  readonly original: string;
  readonly text: string;
  /** Where each range of `text` stood in `original`, and the reverse. */
  readonly map: OffsetMap;
  /** What the step `repeats` shortened, by places in `original`. */
  readonly repeats: readonly Repeat[];
}

/** Normalizes texts in one way. */
export type Normalizer = (text: string) => NormalizedText;

/** One step as set: the triggers that call for it, and what it finds to change. */
interface Step {
  readonly triggers: number;
  readonly find: (text: string, edits: EditList, repeats: Repeat[]) => void;
}

const NO_CHANGES: Changes = [];
/** Asks for a step whatever the text holds. */
const ALWAYS = -1;

/**
 * The steps that are on, in their order. Width and invisible characters come before composition,
 * because full-width letters and zero-width characters keep letters and their marks apart; what
 * reads words comes after it.
 */
function stepsOf(settings: StepSettings): Step[] {
  const { html, emoticon, special, blanks } = settings;
  const steps: Step[] = [];
  const add = (triggers: number, find: Step['find']) => steps.push({ triggers, find });
  if (html) add(trigger.HTML, (text, edits) => findHtml(text, edits, html));
  if (settings.width) add(trigger.WIDTH, findWidth);
  if (settings.invisible) add(trigger.INVISIBLE, findInvisible);
  if (settings.nfc) add(trigger.NFC, findComposition);
  const { url, email, mention, hashtag, emoji } = settings;
  if ([url, email, mention, hashtag, emoji].some((choice) => choice !== 'keep')) {
    add(trigger.WEB, (text, edits) => findWeb(text, edits, settings));
  }
  if (emoticon) {
    const plausible = emoticon === true ? undefined : emoticon;
    add(trigger.EMOTICON, (text, edits) => findEmoticons(text, edits, plausible));
  }
  if (settings.repeats) add(trigger.REPEATS, findRepeats);
  if (settings.endings) add(trigger.ENDINGS, findEndings);
  if (settings.typos) add(trigger.TYPOS, findTypos);
  if (settings.quotes) add(trigger.QUOTES, findQuotes);
  if (special) add(trigger.SPECIAL, (text, edits) => findSpecial(text, edits, special));
  if (blanks) add(trigger.BLANKS, (text, edits) => findBlanks(text, edits, blanks));
  if (settings.trim) add(ALWAYS, findEdges);
  return steps;
}

/**
 * Makes a normalizer. Worth it where options differ from a preset and texts are many; with a preset
 * alone `normalize` is as fast.
 *
 * @param options as for {@link normalize}
 * @throws KoreanError `invalid-options` on an unknown preset, step or setting
 * @example
 * const clean = createNormalizer({ preset: 'post', steps: { hashtag: 'remove' } });
 * clean('후기 #맛집 👍').text; // '후기'
 */
export function createNormalizer(options: NormalizeOptions = {}): Normalizer {
  const steps = stepsOf(settingsOf(options));
  return (text) => run(text, steps);
}

function run(original: string, steps: readonly Step[]): NormalizedText {
  let text = original;
  let changes = NO_CHANGES;
  let repeats: Repeat[] = [];
  let bits = trigger.triggersOf(text);
  let edits: EditList | undefined;
  for (const step of steps) {
    if (step.triggers !== ALWAYS && (step.triggers & bits) === 0) continue;
    edits ??= createEdits();
    const found: Repeat[] = [];
    step.find(text, edits, found);
    if (edits.starts.length === 0) continue;
    if (found.length > 0) repeats = inOriginal(found, mapOf(changes));
    text = applyEdits(text, edits);
    changes = compose(changes, edits);
    bits |= triggersAfter(edits);
    edits = undefined;
  }
  return { original, text, map: mapOf(changes), repeats };
}

/** What was put in may call for further steps, and so may units that have become neighbours. */
function triggersAfter(edits: EditList): number {
  let bits = trigger.REPEATS;
  for (const inserted of edits.texts) {
    bits |= inserted === '' || inserted === ' ' ? trigger.BLANKS : trigger.triggersOf(inserted);
  }
  return bits;
}

function inOriginal(repeats: readonly Repeat[], map: OffsetMap): Repeat[] {
  return repeats.map(({ start, end, unit, length }) => ({
    ...map.toOriginal(start, end),
    unit,
    length,
  }));
}

const READY: Readonly<Record<PresetName, readonly Step[]>> = {
  chat: stepsOf(PRESETS.chat),
  post: stepsOf(PRESETS.post),
  activity: stepsOf(PRESETS.activity),
  keepAll: stepsOf(PRESETS.keepAll),
};

/**
 * Brings a text into the form in which Korean is easy to read by machine, and remembers where each
 * part of it stood.
 *
 * Each step can be switched by name on top of a preset; they run in the order of
 * {@link StepSettings}. Every preset is idempotent: what came out goes through unchanged. Time is
 * linear in the length of the text; a text that needs nothing costs one scan and keeps its string.
 *
 * @param text any text: lone surrogates and broken sequences are taken as they are
 * @param options `preset` (default `chat`) and `steps`, settings that differ from it
 * @returns the text, its original, a map of offsets in UTF-16 units, and the runs that were shortened
 * @throws KoreanError `invalid-options` on an unknown preset, step or setting
 * @example
 * const { text, map } = normalize('아닌뎈ㅋㅋㅋㅋ 해용');
 * text; // '아닌데ㅋㅋ 해요'
 * map.toOriginal(3, 5); // { start: 2, end: 7 }: the ㅋ of 뎈 and those after it
 * normalize('됬어요', { steps: { typos: true } }).text; // '됐어요'
 */
export function normalize(text: string, options: NormalizeOptions = {}): NormalizedText {
  if (
    options.steps === undefined &&
    options.preset !== undefined &&
    Object.hasOwn(READY, options.preset)
  ) {
    return run(text, READY[options.preset]);
  }
  if (options.steps === undefined && options.preset === undefined) return run(text, READY.chat);
  return createNormalizer(options)(text);
}
