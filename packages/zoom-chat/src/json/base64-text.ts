const SHAPE = /^[A-Za-z0-9+/]+={0,2}$/;
// eslint-disable-next-line no-control-regex -- they are what tells bytes that are no text
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/**
 * The text behind a base64 field of the archive. A value that is no base64 of UTF-8 text is taken
 * as it stands: some tools decode the fields when they store the file.
 */
export function base64Text(field: string | null | undefined): string {
  const value = field ?? '';
  if (!SHAPE.test(value)) return value;
  try {
    const bytes = Uint8Array.from(atob(value), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(text) ? value : text;
  } catch {
    return value;
  }
}
