/**
 * A display name as it is kept and compared: NFC (a Mac writes Hangul decomposed), trimmed, with
 * the direction marks that right-to-left clients put around names taken out.
 */
export function cleanName(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}
