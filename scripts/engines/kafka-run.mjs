// A run from Kafka to Kafka with checkpoints, to be killed: reads its settings from the command line,
// goes on from its last checkpoint, prints how many rows it has worked on, ends with the topic.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

const {
  dist,
  brokers,
  from,
  to,
  state,
  query: name,
  transactionalId,
} = JSON.parse(process.argv[2]);
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const window = await load('index.js');
const { fileCheckpoints } = await load('node.js');
const { kafkaSink, kafkaSource } = await load('kafka.js');

const { count, field, localTime, query, session, tumbling } = window;
const plays = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
  cpk: field('_source.@fields.params.cpk'),
  base_mck: field('_source.@fields.params.base_mck'),
}).watermark('10 seconds');

const queries = {
  // The reference: withWatermark, window, groupBy, count, output mode update.
  updates: plays
    .window(tumbling('10 seconds'))
    .groupBy('cpk', 'base_mck')
    .aggregate({ hit: count() })
    .emit('update'),
  finals: plays
    .window(tumbling('10 seconds'))
    .groupBy('cpk', 'base_mck')
    .aggregate({ hit: count() }),
  // Sessions that grow take back what they told before.
  sessions: plays
    .window(session('1 second'))
    .groupBy('cpk')
    .aggregate({ hit: count() })
    .dialect('kafka')
    .emit('update'),
};

await queries[name]
  .run(kafkaSource({ brokers, topic: from, until: 'end' }), {
    trigger: { rows: 200 },
    checkpoint: { store: fileCheckpoints(state), every: { rows: 2000 } },
    onProgress: ({ rows }) => process.stdout.write(`${rows}\n`),
  })
  .into(kafkaSink({ brokers, topic: to, ...(transactionalId ? { transactionalId } : {}) }));
