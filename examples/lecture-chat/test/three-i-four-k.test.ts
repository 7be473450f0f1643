import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readUtterances } from '../training/three-i-four-k';

const folder = mkdtempSync(join(tmpdir(), '3i4k-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('lines of a label, a tab and an utterance', () => {
  writeFileSync(join(folder, 'fci_test.txt'), '2\t몇 시에 시작해\r\n1\t지금 시작했어\r\n');
  expect(readUtterances(folder, 'test')).toEqual({
    texts: ['몇 시에 시작해', '지금 시작했어'],
    intentions: ['question', 'statement'],
  });
});

test.each(['7\t몇 시', '몇 시', '2\t', '2.0\t몇 시', ''])('%j is none', (line) => {
  writeFileSync(join(folder, 'fci_train_val.txt'), `1\t그래\n${line}\n1\t응\n`);
  expect(() => readUtterances(folder, 'train')).toThrow('fci_train_val.txt:2');
});
