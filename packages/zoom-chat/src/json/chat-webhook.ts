import * as z from 'zod/mini';
import { ZoomChatError } from '../errors.js';
import { cleanName } from '../people/name.js';
import { bodyText } from '../scan/body-text.js';
import type { ChatDiagnostic, ChatRecipient, ZoomChat } from '../types.js';
import { buildChat, type EventDraft } from './build-chat.js';
import { epochMillis } from './epoch.js';
import { checkShape, isRecord, NO_SPAN, readJson, reportEntry } from './read-json.js';

/** A delivery of `meeting.chat_message_sent` or `webinar.chat_message_sent`. */
interface ChatDelivery {
  event_ts?: number | null | undefined;
  payload: {
    object: {
      uuid?: string | null | undefined;
      chat_message: {
        date_time?: string | null | undefined;
        message_content: string;
        message_id?: string | null | undefined;
        sender_name: string;
        recipient_name?: string | null | undefined;
        recipient_type?: string | null | undefined;
      };
    };
  };
}

const text = z.nullish(z.string());
const chatDelivery: z.ZodMiniType<ChatDelivery> = z.looseObject({
  event_ts: z.nullish(z.number()),
  payload: z.looseObject({
    object: z.looseObject({
      uuid: text,
      chat_message: z.looseObject({
        date_time: text,
        message_content: z.string(),
        message_id: text,
        sender_name: z.string(),
        recipient_name: text,
        recipient_type: text,
      }),
    }),
  }),
});

const CHAT_EVENTS: readonly unknown[] = ['meeting.chat_message_sent', 'webinar.chat_message_sent'];
const DAY_MILLIS = 86_400_000;

/**
 * Reads webhook deliveries of `meeting.chat_message_sent` and `webinar.chat_message_sent`: one, or
 * an array. Other events are passed over and counted in a diagnostic. Zoom delivers again when it
 * is not answered in time: of deliveries with one `message_id` the first counts.
 *
 * Times are a wall clock in UTC, since the deliveries do not tell when the meeting started; each
 * meeting (`uuid`) is a session. The events tell neither replies nor reactions.
 *
 * @param json - The JSON as text or bytes, or what `JSON.parse` made of it.
 * @returns The chat by time; `source` is `null`, and diagnostics name the path of the delivery.
 * @throws ZoomChatError `invalid-json` for text that is no JSON, or no object or array.
 * @example
 * ```ts
 * const chat_message = {
 *   date_time: '2024-04-24T00:07:00Z', message_id: 'cm-1', message_content: '안녕하세요',
 *   sender_name: '김하늘', recipient_type: 'everyone',
 * };
 * const delivery = {
 *   event: 'meeting.chat_message_sent',
 *   payload: { object: { uuid: 'abc==', chat_message } },
 * };
 * parseChatWebhook([delivery, delivery]).messages.length; // 1
 * ```
 */
export function parseChatWebhook(json: unknown): ZoomChat {
  const value = readJson(json);
  const deliveries: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) && !isRecord(value)) {
    throw new ZoomChatError('invalid-json', '$: expected object or array');
  }
  const diagnostics: ChatDiagnostic[] = [];
  const seen = new Set<string>();
  const read: { millis: number; meeting: string; draft: Omit<EventDraft, 'time'> }[] = [];
  let others = 0;

  deliveries.forEach((delivery, at) => {
    const path = Array.isArray(value) ? `$[${at}]` : '$';
    if (isRecord(delivery) && 'event' in delivery && !CHAT_EVENTS.includes(delivery.event)) {
      others += 1;
      return;
    }
    const checked = checkShape(chatDelivery, delivery, path);
    if ('problem' in checked) {
      reportEntry(diagnostics, checked.problem);
      return;
    }
    const { payload, event_ts } = checked.value;
    const { uuid, chat_message: message } = payload.object;
    const sent = Date.parse(message.date_time ?? '');
    const millis = Number.isNaN(sent) ? epochMillis(event_ts) : sent;
    if (millis === null) {
      reportEntry(diagnostics, `${path}: the delivery has no time`);
      return;
    }
    const externalId = message.message_id ?? null;
    if (externalId !== null) {
      const key = JSON.stringify([uuid ?? '', externalId]);
      if (seen.has(key)) return;
      seen.add(key);
    }
    read.push({
      millis,
      meeting: uuid ?? '',
      draft: {
        sender: cleanName(message.sender_name),
        recipient: recipientOf(message),
        at: new Date(millis),
        text: bodyText(message.message_content, 0, message.message_content.length, ''),
        what: { type: 'message' },
        externalId,
      },
    });
  });
  if (others > 0) {
    const message = `${others} of the deliveries are other events`;
    diagnostics.push({ code: 'invalid-row', severity: 'info', span: NO_SPAN, message });
  }

  read.sort((a, b) => a.millis - b.millis);
  const firstDay = dayOf(read[0]?.millis ?? 0);
  const sessions = new Map<string, number>();
  const drafts = read.map(({ millis, meeting, draft }): EventDraft => {
    const session = sessions.get(meeting) ?? sessions.size;
    sessions.set(meeting, session);
    const today = dayOf(millis);
    const seconds = Math.floor((millis - today * DAY_MILLIS) / 1000);
    return { ...draft, time: { kind: 'wall', seconds, day: today - firstDay, session } };
  });
  return buildChat(drafts, diagnostics, 'chat webhook deliveries');
}

function dayOf(millis: number): number {
  return Math.floor(millis / DAY_MILLIS);
}

type WebhookMessage = ChatDelivery['payload']['object']['chat_message'];

/** Only `everyone` is sure; a host or guest with a name is one person. */
function recipientOf({ recipient_type, recipient_name }: WebhookMessage): ChatRecipient {
  if (recipient_type === 'everyone') return { kind: 'everyone' };
  const name = cleanName(recipient_name ?? '');
  return name === '' ? { kind: 'unknown' } : { kind: 'direct', name };
}
