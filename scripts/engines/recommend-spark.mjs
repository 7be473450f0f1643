// Runs a job of @nunchi/recommend on Spark for real, on this machine, and checks that the model read
// back from its Parquet files makes the lists that Spark itself makes.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../house/packages.mjs';
import { runToEnd, workFolder } from './children.mjs';
import { python } from './python.mjs';
import { sparkEnvironment, whatSparkMisses } from './spark.mjs';

const USERS = 200;
const ITEMS = 60;
const LISTED = 10;
const CLOSE = 1e-5;

const recommend = path.join(root, 'packages/recommend');

// What the runner does not tell: Spark's own lists of the model that it has just trained.
const WATCHER = `
import json, sys
runner, lists, job = sys.argv[1:]
sys.path.insert(0, runner)
import spark_als
train = spark_als.train
def watched(spark, job):
    spark.sparkContext.setLogLevel("ERROR")
    model, users, items, metadata = train(spark, job)
    user_of = {row["id"]: row["user"] for row in users.collect()}
    item_of = {row["id"]: row["item"] for row in items.collect()}
    told = [
        [user_of[row["userId"]], [[item_of[r["itemId"]], r["rating"]] for r in row["recommendations"]]]
        for row in model.recommendForAllUsers(${LISTED}).collect()
    ]
    with open(lists, "w", encoding="utf-8") as file:
        json.dump(told, file)
    return model, users, items, metadata
spark_als.train = watched
sys.argv = ["spark_als.py", job]
spark_als.main()
`;

/** @param check `findings`; `dist`: the built package. */
export async function run({ findings, dist }) {
  const missing = whatSparkMisses();
  if (missing) {
    findings.skip(`Spark: skipped, ${missing}`);
    return;
  }
  const { toSparkJob } = await import(pathToFileURL(path.join(dist, 'index.js')).href);
  const { fromSparkFactors } = await import(pathToFileURL(path.join(dist, 'node.js')).href);
  const work = workFolder('nunchi-engines-');
  const at = (name) => path.join(work, name);
  try {
    const views = makeViews();
    writeFileSync(at('views.json'), views.map((view) => JSON.stringify(view)).join('\n'));
    const job = toSparkJob({
      input: { path: at('views.json'), format: 'json', user: '가입자', item: '작품', rating: '몫' },
      output: at('factors'),
      ...{ rank: 8, maxIter: 4, regParam: 0.05, alpha: 3, seed: 1, blocks: 2 },
    });
    writeFileSync(at('job.json'), job.json);
    writeFileSync(at('watch.py'), WATCHER);
    const given = ['watch.py', path.dirname(path.join(recommend, job.runner))];
    const ran = await runToEnd(python, [...given, at('lists.json'), at('job.json')], {
      cwd: work,
      env: sparkEnvironment(work, { 'spark.sql.shuffle.partitions': 2 }),
    });
    if (ran.code !== 0) {
      findings.problem(`the job failed: ${ran.text}`);
      return;
    }
    findings.ok('Spark ran the job');
    const model = await fromSparkFactors(at('factors'));
    compare(findings, model, JSON.parse(readFileSync(at('lists.json'), 'utf8')), views);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Views of two sorts of viewers, who see more of their own sort of series. */
function makeViews() {
  const views = [];
  let state = 1;
  const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let user = 0; user < USERS; user++) {
    for (let item = 0; item < ITEMS; item++) {
      if (chance() > (user % 2 === item % 2 ? 0.25 : 0.05)) continue;
      views.push({ 가입자: `시청자 ${user}`, 작품: item, 몫: Math.ceil(chance() * 4) / 4 });
    }
  }
  return views;
}

function compare(findings, model, lists, views) {
  let worst = 0;
  let folded = 0;
  const scores = new Float64Array(ITEMS);
  for (const [user, list] of lists) {
    const { users, items } = model.known;
    model.scoreInto(users.find(user), scores);
    const ours = model.recommend(user, { k: LISTED, seen: 'allow' });
    const history = views.filter((view) => view.가입자 === user);
    const again = model.recommendFor(
      history.map((view) => ({ item: view.작품, value: view.몫 })),
      { k: LISTED, seen: 'allow' },
    );
    for (const [rank, [item, score]] of list.entries()) {
      worst = Math.max(worst, Math.abs(scores[items.find(item)] - score));
      worst = Math.max(worst, Math.abs((ours[rank]?.score ?? NaN) - score));
      folded = Math.max(folded, Math.abs((again[rank]?.score ?? NaN) - score));
    }
  }
  const seen = new Set(views.map((view) => view.가입자));
  findings.expect(lists.length === seen.size, `Spark has lists for ${lists.length} users`);
  findings.expect(
    worst < CLOSE,
    `lists are Spark's, scores at most ${worst.toExponential(1)} apart`,
  );
  findings.expect(
    folded < 1e-3,
    `users folded in score as Spark solved them, at most ${folded.toExponential(1)} apart`,
  );
}
