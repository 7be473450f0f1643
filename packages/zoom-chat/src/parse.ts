import { decodeText } from './decode/decode-text.js';
import { ChatPipeline } from './pipeline.js';
import { listPeople } from './people/list-people.js';
import { type ParseOptions, resolveOptions } from './options.js';
import { buildMessages } from './thread/build-messages.js';
import type { ChatEvent, ZoomChat } from './types.js';

/**
 * Reads a chat export of Zoom: saved chats of any age and language, chats of cloud recordings, and
 * text copied from the chat panel. Never throws on content; what is odd is told in `diagnostics`.
 *
 * Takes time linear in the length of the input, whatever it holds.
 *
 * @param input - The file: bytes in UTF-8, UTF-16 or CP949, or text.
 * @param options - Nothing is needed; `fileName` and `timeZone` give the events their instants.
 * @returns Events in file order, the thread view, the people and what was odd.
 * @throws ZoomChatError `invalid-options`; with `strict: true` also the first warning or error.
 * @example
 * ```ts
 * const chat = parseZoomChat(
 *   '13:02:43 발신자 2조 김하늘 수신자 모두에게:\r\n\t네 !\r\n' +
 *     '13:03:01 발신자 이도윤 수신자 모두에게:\r\n\tReacted to "네 !" with 👍\r\n',
 * );
 * chat.messages[0]; // { id: 0, sender: '2조 김하늘', text: '네 !', reactions: [{ emoji: '👍', ... }], ... }
 * ```
 */
export function parseZoomChat(input: string | Uint8Array, options: ParseOptions = {}): ZoomChat {
  const resolved = resolveOptions(options);
  const decoded = decodeText(input);
  const events: ChatEvent[] = [];
  const pipeline = new ChatPipeline(resolved, Infinity, (event) => events.push(event));
  pipeline.push(decoded.text);
  pipeline.end();
  pipeline.encoding(decoded);
  const chat = {
    dialect: pipeline.dialect,
    events,
    messages: [],
    people: [],
    diagnostics: pipeline.takeDiagnostics(),
    source: { text: decoded.text, encoding: decoded.encoding },
  };
  makeLazy(chat, 'messages', () => buildMessages(events));
  makeLazy(chat, 'people', () => listPeople(events));
  return chat;
}

/** A view of the events, made when it is first asked for: many callers want the events alone. */
function makeLazy(chat: ZoomChat, key: 'messages' | 'people', make: () => unknown): void {
  Object.defineProperty(chat, key, {
    enumerable: true,
    configurable: true,
    get(): unknown {
      const value = make();
      Object.defineProperty(chat, key, { value, enumerable: true });
      return value;
    },
  });
}
