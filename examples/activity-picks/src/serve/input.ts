import { z } from 'zod';

/** What may come with a request for the picks; too much is cut off, nonsense is left out. */
export const asked = z.object({
  q: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').trim().slice(0, 200)),
  c: z.array(z.string().max(40)).max(50).default([]),
  notice: z.enum(['undone']).nullable().catch(null).default(null),
});

export const language = z.enum(['ko', 'en']);

/** A name that a visitor types in to become a member. */
export const memberName = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{Cc}\p{Cf}]+$/u),
  );

/** Number of an activity, as it stands in an address. */
export const activityId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
