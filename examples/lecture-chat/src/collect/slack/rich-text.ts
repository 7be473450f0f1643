import { z } from 'zod';
import type { FlatMessageBuilder } from './flat-message';
import { addMarkup, unescaped } from './markup';

/** Slack nests three deep; deeper is nothing that a person wrote. */
const DEEPEST = 8;

const TEXT = z.string().nullish().catch(null);
const NODE = z.object({
  type: z.string(),
  text: z.unknown().optional(),
  url: TEXT,
  value: TEXT,
  style: z
    .object({ bold: z.boolean().optional(), code: z.boolean().optional() })
    .nullish()
    .catch(null),
  elements: z.array(z.unknown()).nullish().catch(null),
  fields: z.array(z.unknown()).nullish().catch(null),
});

/**
 * Adds the blocks of a message: the rich text of people, and the sections, headers and buttons of apps.
 * What is none of these is passed over.
 */
export function addBlocks(
  message: FlatMessageBuilder,
  blocks: readonly unknown[],
  depth = 0,
): void {
  if (depth > DEEPEST) return;
  for (const block of blocks) addNode(message, block, depth);
}

function addNode(message: FlatMessageBuilder, node: unknown, depth: number): void {
  const { data } = NODE.safeParse(node);
  if (data === undefined) return;
  const { type, text, url, value, style, elements, fields } = data;
  const words = typeof text === 'string' ? text : null;
  if (type === 'link') {
    if (typeof url === 'string') message.link(unescaped(url), words && unescaped(words));
  } else if (type === 'text') {
    message.add(unescaped(words ?? ''), style?.bold === true || style?.code === true);
  } else if (type === 'mrkdwn') addMarkup(message, words ?? '');
  else if (type === 'plain_text') message.add(words ?? '');
  // Slack makes a colour of whatever looks like one: the passcode `#12ab34` does.
  else if (type === 'color') message.add(value ?? '');
  else if (INLINE.has(type)) message.add(' ');
  else {
    message.line();
    if (type === 'button' && typeof url === 'string') message.link(url, null);
    addBlocks(message, [text, ...(elements ?? []), ...(fields ?? [])], depth + 1);
    message.line();
  }
}

/** Parts of a line that hold no text. */
const INLINE = new Set(['emoji', 'user', 'usergroup', 'channel', 'broadcast', 'date', 'team']);
