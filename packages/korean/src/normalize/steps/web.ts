import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import type { StepSettings, WebChoice } from '../options.js';
import { scanWebEntities } from '../web-entities.js';
import type { WebEntityKind } from '../web-entities.js';

/** The settings that say what becomes of URLs, e-mail addresses, mentions, hashtags and emoji. */
export type WebSettings = Pick<StepSettings, 'url' | 'email' | 'mention' | 'hashtag' | 'emoji'>;

const SETTING_OF: Readonly<Record<WebEntityKind, keyof WebSettings>> = {
  W_URL: 'url',
  W_EMAIL: 'email',
  W_MENTION: 'mention',
  W_HASHTAG: 'hashtag',
  W_EMOJI: 'emoji',
};

/**
 * Removes web entities or puts a placeholder in their place, as the settings say. Where something
 * is removed between two words a blank stays, so that they do not become one.
 */
export function findWeb(text: string, edits: EditList, settings: WebSettings): void {
  for (const { kind, start, end } of scanWebEntities(text)) {
    const choice: WebChoice = settings[SETTING_OF[kind]];
    if (choice === 'remove') replace(edits, start, end, isAtBlank(text, start, end) ? '' : ' ');
    else if (choice !== 'keep') replace(edits, start, end, choice);
  }
}

function isAtBlank(text: string, start: number, end: number): boolean {
  return start === 0 || end === text.length || isBlank(text, start - 1) || isBlank(text, end);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code >= 9 && code <= 13);
}
