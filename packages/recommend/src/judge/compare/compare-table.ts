import { RecommendError } from '../../errors.js';
import type { BootstrapOptions } from '../bootstrap.js';
import type { ComparedValue, ComparisonRow } from './compare-rows.js';
import { parseMetric, type MetricName } from '../metrics/ranking-report.js';
import { barsToSvg } from './tables-svg.js';
import { escapeMarkdown, oneLine, tableToMarkdown, tableToText, type Table } from './tables.js';

/** Options of `Comparison.toSVG`. */
export interface SvgOptions {
  /** The first of the comparison by default. */
  metric?: MetricName | undefined;
  title?: string | undefined;
  /** In pixels; 720 by default. */
  width?: number | undefined;
}

const TITLES: Record<string, string> = {
  ...{ ndcg: 'NDCG', map: 'MAP', mrr: 'MRR', auc: 'AUC', hitRate: 'Hit rate', gini: 'Gini' },
  ...{ precision: 'Precision', recall: 'Recall', coverage: 'Coverage', novelty: 'Novelty' },
  ...{ diversity: 'Diversity', ties: 'Ties' },
};

/** Models side by side, popularity among them. */
export class Comparison {
  readonly rows: readonly ComparisonRow[];
  /** Name of the row that the others are measured by. */
  readonly baseline: string;
  readonly #bootstrap: BootstrapOptions;

  constructor(rows: readonly ComparisonRow[], baseline: string, bootstrap: BootstrapOptions) {
    this.rows = rows;
    this.baseline = baseline;
    this.#bootstrap = bootstrap;
  }

  /** The table for a terminal; Korean names stay in line. */
  toText(): string {
    return `${tableToText(this.#table())}\n\n${this.#note()}`;
  }

  /** The table for Markdown. */
  toMarkdown(): string {
    return `${tableToMarkdown(this.#table())}\n\n${this.#note().split('\n').map(escapeMarkdown).join('\n')}`;
  }

  /** Bars of one metric with their intervals, in the reader's light or dark colours. */
  toSVG({ metric, title, width = 720 }: SvgOptions = {}): string {
    const name = metric ?? this.rows[0]?.values[0]?.metric ?? 'ndcg';
    const bars = this.rows.map((row) => {
      const found = row.values.find((value) => value.metric === name);
      if (!found) {
        throw new RecommendError('invalid-parameter', `${name} is not among the metrics compared.`);
      }
      const { value, interval } = found;
      const baseline = row.name === this.baseline;
      return {
        name: row.name,
        value,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        baseline,
      };
    });
    return barsToSvg(title ?? this.#title(name), this.#users(), bars, width);
  }

  #table(): Table {
    const [first] = this.rows;
    return {
      columns: [
        { name: 'Model', align: 'left' },
        ...(first?.values ?? []).map(
          ({ metric }) => ({ name: this.#title(metric), align: 'right' }) as const,
        ),
        { name: 'Fit s', align: 'right' },
      ],
      rows: this.rows.map(({ name, values, fitSeconds }) => [
        name,
        ...values.map(cellOf),
        fitSeconds === null ? '-' : fitSeconds.toFixed(2),
      ]),
    };
  }

  #title(name: MetricName): string {
    const { metric, k } = parseMetric(name);
    return `${TITLES[metric] ?? metric}@${k ?? this.rows[0]?.report.k ?? ''}`;
  }

  #users(): string {
    const { counts, seen } = this.rows[0]?.report ?? {};
    const how = {
      filter: 'seen items left out',
      allow: 'seen items allowed',
      only: 'seen items only',
    };
    return `${this.#level()} % intervals over ${counts?.users ?? 0} users, ${how[seen ?? 'filter']}`;
  }

  #level(): number {
    return Math.round((this.#bootstrap.level ?? 0.95) * 1000) / 10;
  }

  #note(): string {
    const { counts, mode } = this.rows[0]?.report ?? {};
    return [
      `${this.#users()}; ${mode ?? ''} definitions, full catalogue of ${counts?.catalogue ?? 0} items.`,
      `* differs from ${oneLine(this.baseline)} (the ${this.#level()} % interval of the difference leaves out 0).`,
      `Not judged: ${counts?.coldUsers ?? 0} users unknown to the models, ` +
        `${counts?.usersWithoutTestItem ?? 0} without a test item to find. ` +
        `${counts?.coldTestItems ?? 0} of ${counts?.testItems ?? 0} test items are unknown and count as missed.`,
    ].join('\n');
  }
}

function cellOf({ value, interval, difference }: ComparedValue): string {
  const star = difference?.significant === true ? '*' : '';
  if (!interval) return value.toFixed(4);
  return `${value.toFixed(4)}${star} [${interval.low.toFixed(4)}, ${interval.high.toFixed(4)}]`;
}
