const LATEST = 8.64e15;

/** Epoch milliseconds from a number or its digits; `null` for 0, which stands for "not known". */
export function epochMillis(value: number | string | null | undefined): number | null {
  const millis = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof millis === 'number' && millis > 0 && millis <= LATEST ? millis : null;
}

/** `20230702-232105`, in UTC, as epoch milliseconds. */
export function readClipTime(text: string | null | undefined): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(text ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(millis) ? null : millis;
}

export function validDate(millis: number | null): Date | null {
  return millis === null || !(Math.abs(millis) <= LATEST) ? null : new Date(millis);
}
