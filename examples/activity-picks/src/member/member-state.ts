import type { PersonalBase, PersonalModel, Receipt } from '@nunchi/text';
import { z } from 'zod';
import type { Codec } from './member-store';

/** A view that a member's model has learnt, and can forget again. */
export interface View {
  /** Names this view among all, so that it is not undone twice. */
  readonly id: string;
  /** Number of the activity. */
  readonly activity: number;
  readonly receipt: Receipt<string>;
}

/** What is kept of a member. */
export interface MemberState {
  readonly model: PersonalModel<string>;
  /** How many views the model has learnt. */
  readonly count: number;
  /** The last of them, the latest at the end. */
  readonly recent: readonly View[];
}

/** How many views can be undone. */
const RECENT = 10;

const saved = z.object({
  overlay: z.base64(),
  count: z.number().int().nonnegative(),
  recent: z.array(
    z.object({
      id: z.string(),
      activity: z.number(),
      receipt: z.object({
        event: z.number(),
        label: z.string(),
        weight: z.number(),
        at: z.number().nullable(),
        words: z.array(z.tuple([z.string(), z.number()])),
        losses: z.array(z.number()),
        counted: z.boolean(),
      }),
    }),
  ),
});

/** Learns a view; an activity that has counted as often as it may changes nothing. */
export function learn(
  state: MemberState,
  id: string,
  activity: { readonly id: number; readonly title: string; readonly category: string },
): MemberState {
  const receipt = state.model.update(activity.title, activity.category, {
    event: String(activity.id),
  });
  if (!receipt.counted) return state;
  const view: View = { id, activity: activity.id, receipt };
  return { ...state, count: state.count + 1, recent: [...state.recent, view].slice(-RECENT) };
}

/** Forgets the latest view, if it still is the one that is meant; else the state stays as it is. */
export function undo(state: MemberState, id: string): MemberState {
  const last = state.recent.at(-1);
  if (last?.id !== id) return state;
  state.model.undo(last.receipt);
  return { ...state, count: state.count - 1, recent: state.recent.slice(0, -1) };
}

/** Members as bytes: the overlay, some bytes a word, and the receipts of the last views. */
export function memberCodec(base: PersonalBase<string>): Codec<MemberState> {
  return {
    read(bytes) {
      if (bytes === null) return { model: base.member(), count: 0, recent: [] };
      const { overlay, ...rest } = saved.parse(JSON.parse(new TextDecoder().decode(bytes)));
      return { model: base.fromBytes(Buffer.from(overlay, 'base64')), ...rest };
    },
    write({ model, count, recent }) {
      const overlay = Buffer.from(model.toBytes()).toString('base64');
      return new TextEncoder().encode(JSON.stringify({ overlay, count, recent }));
    },
  };
}
