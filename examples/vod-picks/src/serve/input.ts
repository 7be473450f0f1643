import type { Context } from 'hono';
import { z } from 'zod';

const login = z.object({ name: z.string().max(200), password: z.string().max(1000) });
const renewal = z.object({ refreshToken: z.string().max(4000) });

/** Number of a programme, as it stands in an address. */
export const workPlace = z
  .string()
  .regex(/^(0|[1-9]\d{0,6})$/)
  .transform(Number);

/** Whether somebody asks as a program, not as a page. */
export function isJson(c: Context): boolean {
  return c.req.header('content-type')?.startsWith('application/json') === true;
}

/** Name and password of a form or of JSON; `null` for anything else. */
export async function readLogin(c: Context): Promise<z.infer<typeof login> | null> {
  return login.safeParse(await bodyOf(c)).data ?? null;
}

/** The refresh token that a program sends. */
export async function readRenewal(c: Context): Promise<string | null> {
  return isJson(c) ? (renewal.safeParse(await bodyOf(c)).data?.refreshToken ?? null) : null;
}

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return isJson(c) ? await c.req.json() : await c.req.parseBody();
  } catch {
    return null;
  }
}
