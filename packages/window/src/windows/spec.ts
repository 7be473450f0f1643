/**
 * Windows as data; `tumbling(…)` and its like make them. All times are milliseconds since the epoch.
 *
 * - `sliding`: [start, start + size) for each start that is `offset` plus a multiple of `slide`;
 *   tumbling windows are those with slide = size.
 * - `cumulate`: windows of one `size` bucket that all begin with it and grow by `step` (Flink's CUMULATE).
 * - `session`: [t, t + gap) of each row, those of a key that touch or overlap merged. The gap is a
 *   duration, or the name of a number field that holds it in milliseconds (rows with gap <= 0 or null
 *   are filtered out).
 * - `calendar`: whole days, weeks (from Monday) or months of a zone, with its daylight saving.
 * - `anchored`: Kafka Streams' sliding windows, whose ends are the rows themselves, both ends inclusive.
 * - `instant`: each distinct time is its own window [t, t]: grouping by the raw event time.
 */
export type WindowSpec =
  | {
      readonly kind: 'sliding';
      readonly size: number;
      readonly slide: number;
      readonly offset: number;
    }
  | {
      readonly kind: 'cumulate';
      readonly size: number;
      readonly step: number;
      readonly offset: number;
    }
  | { readonly kind: 'session'; readonly gap: number | { readonly field: string } }
  | { readonly kind: 'calendar'; readonly unit: 'day' | 'week' | 'month'; readonly zone: string }
  | { readonly kind: 'anchored'; readonly difference: number }
  | { readonly kind: 'instant' };
