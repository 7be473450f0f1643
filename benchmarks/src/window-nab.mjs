// The Numenta Anomaly Benchmark on @nunchi/window's detectors: scores by profile, on two halves of the
// files, by folder, and microseconds of CPU a point. A detector has one setting and one threshold for
// all files. Settings of robustEwma and cusum were chosen on the first half of artificial*,
// realAWSCloudwatch and realTweets; those of anomalyDetector with both halves of these in sight. No other
// folder was looked at.
// Build first.
//
//   WINDOW_NAB=folder node src/window-nab.mjs     a checkout of github.com/numenta/NAB: data/ and labels/
//                                                 FOLDERS=realTweets,realAWSCloudwatch some of them

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  anomalyDetector,
  cusum,
  driftSpot,
  NAB_PROFILES,
  parseNabSeries,
  parseNabWindows,
  robustEwma,
  scoreNab,
} from '@nunchi/window';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';

const { WINDOW_NAB: root, FOLDERS: folders } = process.env;
if (root === undefined) {
  console.log('NAB is left out: WINDOW_NAB names no folder of it.');
  process.exit(0);
}
const detectors = { robustEwma, cusum, driftSpot, anomalyDetector };

const labels = parseNabWindows(
  readFileSync(path.join(root, 'labels/combined_windows.json'), 'utf8'),
);
const files = [...labels.keys()]
  .sort()
  .filter((name) => folders === undefined || folders.split(',').includes(folderOf(name)))
  .filter((name) => existsSync(path.join(root, 'data', name)))
  .map((name) => parseNabSeries(name, readFileSync(path.join(root, 'data', name), 'utf8'), labels));
const groups = new Map();
for (const file of files) {
  const folder = folderOf(file.name);
  groups.set(folder, [...(groups.get(folder) ?? []), file]);
}
// Every second file of each folder, by name.
const first = [...groups.values()].flatMap((list) => list.filter((_, n) => n % 2 === 0));
const second = files.filter((file) => !first.includes(file));
const points = files.reduce((sum, { values }) => sum + values.length, 0);

console.log(`${machineLine(describeMachine())}, ${new Date().toISOString()}`);
console.log(`${files.length} files (${first.length} in the first half), ${points} points`);

const rows = Object.entries(detectors).map(([name, create]) => {
  const times = [];
  let results;
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage();
    results = new Map(files.map((file) => [file.name, scoresOf(create(), file)]));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / points);
  }
  const score = (list, profile) => scoreNab(list, results, profile).score.toFixed(1);
  const byProfile = (list) => NAB_PROFILES.map((profile) => score(list, profile)).join(' / ');
  const all = scoreNab(files, results);
  return [
    ...[name, byProfile(first), byProfile(second), byProfile(files)],
    ...[`${all.detected} of ${all.windows}`, String(all.falseAlarms), all.threshold.toFixed(3)],
    ...[...groups.values()].map((list) => score(list)),
    median(times).toFixed(2),
  ];
});
console.log(`Profiles: ${NAB_PROFILES.join(' / ')}; folders by ${NAB_PROFILES[0]}`);
printTable(
  [
    ...['', 'first half', 'second half', 'all', 'windows', 'false alarms', 'threshold'],
    ...[...groups.keys()],
    'us a point',
  ],
  rows,
);

function scoresOf(detector, { times, values }) {
  const scores = new Float64Array(values.length);
  for (let row = 0; row < scores.length; row += 1) {
    scores[row] = detector.update(times[row], values[row]).score;
  }
  return scores;
}

function folderOf(name) {
  return name.split('/')[0];
}
