const ANONYMOUS = new Set(['anonymous', 'anonymous attendee', '익명', '익명 참석자']);

/** Whether a report writes this instead of the name of a person who stayed unnamed. */
export function isAnonymous(name: string): boolean {
  return ANONYMOUS.has(name.normalize('NFC').trim().toLowerCase());
}
