import type { StepSettings } from './options.js';

/** The name of a set of settings. */
export type PresetName = 'chat' | 'post' | 'activity' | 'keepAll';

const KEEP_ALL: StepSettings = {
  html: false,
  width: false,
  invisible: false,
  nfc: true,
  url: 'keep',
  email: 'keep',
  mention: 'keep',
  hashtag: 'keep',
  emoji: 'keep',
  emoticon: false,
  repeats: false,
  endings: false,
  typos: false,
  quotes: false,
  special: false,
  blanks: false,
  trim: false,
};

/**
 * Ready settings.
 *
 * - `chat`: for chat and for the analyzer. All that helps to read and nothing that takes content
 *   away: no HTML, because `<br>` in a chat is what somebody talks about; web entities stay.
 * - `post`: for forum posts. HTML, URLs, e-mail addresses, emoji and special characters go, blanks
 *   are folded; a line stays a line.
 * - `activity`: equal to deleting `<.*?>`, then quotes, then `[^0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]`, in text
 *   that is composed first.
 * - `keepAll`: composition (NFC) only, because nothing finds words in decomposed text.
 */
export const PRESETS: Readonly<Record<PresetName, StepSettings>> = {
  chat: {
    ...KEEP_ALL,
    width: true,
    invisible: true,
    emoticon: true,
    repeats: true,
    endings: true,
    quotes: true,
    blanks: 'lines',
    trim: true,
  },
  post: {
    ...KEEP_ALL,
    html: true,
    width: true,
    invisible: true,
    url: 'remove',
    email: 'remove',
    emoji: 'remove',
    special: 'sentences',
    blanks: 'lines',
    trim: true,
  },
  activity: { ...KEEP_ALL, html: 'brackets', special: 'words' },
  keepAll: KEEP_ALL,
};
