import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeActivities } from './activity';
import { Cp949 } from '../../src/read/cp949';
import { SEED, excelRows, toCsv } from './table';

/** Writes the two tables anew: the whole one, and a small one as Excel on Windows would save it. */
const folder = join(__dirname, '..');
const activities = makeActivities(SEED);
writeFileSync(join(folder, 'activities.csv'), toCsv(activities));
const excel = new Cp949().encode(toCsv(excelRows(activities), '\r\n'));
writeFileSync(join(folder, 'activities-cp949.csv'), excel);
console.log(`${activities.length} activities in ${folder}`);
