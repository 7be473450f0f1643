// One process of korean-start.mjs: loads an analyzer, analyzes, and prints its resident bytes and its
// processor time in microseconds. Nothing else is imported before, since that is what is measured.
//
//   node korean-start-child.mjs SUBJECT SENTENCES

const [, , subject, sentences] = process.argv;
const FIRST =
  '어제 산 노트북이 갑자기 꺼져서 서비스 센터에 맡겼는데 내일쯤 찾으러 오라고 하네요 ㅋㅋ';
const folders = { lite: 'korean-model-lite', default: 'korean-model', plus: 'korean-model-plus' };

const count = await load();
let morphemes = count(FIRST);
if (sentences !== '1') {
  const { makeSentences } = await import('./corpus/korean.mjs');
  for (const { text } of makeSentences({ count: Number(sentences) })) morphemes += count(text);
}
if (!(morphemes > 10)) throw new Error(`${subject} found ${morphemes} morphemes`);
const { user, system } = process.cpuUsage();
console.log(JSON.stringify([process.memoryUsage.rss(), user + system]));

/** Counts the morphemes of a text. */
async function load() {
  if (subject === 'garu-ko') return (await (await import('./korean-peers.mjs')).loadGaru()).count;
  if (subject === 'kiwi-nlp') {
    return (await (await import('./korean-peers.mjs')).loadKiwi(process.env.KIWI_MODEL)).count;
  }
  const packages = new URL('../../packages/', import.meta.url);
  const { createAnalyzer } = await import(new URL('korean/dist/index.js', packages).href);
  const { readModel } = await import(new URL('korean/dist/node.js', packages).href);
  const model = readModel(new URL(`${folders[subject]}/model.nkm.gz`, packages));
  const analyzer = createAnalyzer({ model });
  return (text) => analyzer.tokenize(text).length;
}
