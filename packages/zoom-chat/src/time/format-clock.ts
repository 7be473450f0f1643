/**
 * `HH:MM:SS` of whole seconds, as every clock of an export is written; a length that passes a day
 * has more hours. A fraction is left out.
 */
export function formatClock(seconds: number): string {
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds % 60),
  ];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
