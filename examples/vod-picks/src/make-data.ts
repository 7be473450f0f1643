import { compareShapes } from './make/bounds';
import { makeLog } from './make/make-log';
import { measureShape } from './make/measure';
import { SHAPE } from './make/shape';
import { writeMonths } from './make/write-csv';
import { textTable } from './report/text-table';
import { run, say } from './run';

/** Makes a log and writes it, a file a month. */
run(async ({ out, seed, scale, report }) => {
  const log = makeLog({ seed, scale });
  const paths = await writeMonths(log, out);
  say(`${log.rows.length} rows of ${log.viewers.length} viewers: ${paths.join(', ')}`);
  if (!report) return;
  const compared = compareShapes(SHAPE, measureShape(log));
  const rows = compared.map(({ name, real, made, bound, isWithin }) => [
    name,
    ...[real, made, bound].map(short),
    isWithin ? '' : 'off',
  ]);
  say(`\n${textTable([['', 'real', 'made', 'bound', ''], ...rows])}`);
  const off = compared.filter(({ isWithin }) => !isWithin).length;
  say(`\n${compared.length - off} of ${compared.length} within their bounds`);
});

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
