// Jars from Maven Central for the checks against real engines, by Maven itself, so that mirrors,
// proxies and the local repository are those of the machine. Maven verifies checksums; what it
// resolved is remembered, so that a second run asks nobody.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NotFetched, runToEnd } from './children.mjs';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:2.8';
const TRIES = 3;

/** Where the checks keep what they fetched and compiled. */
export const cacheFolder = path.resolve(
  process.env.NUNCHI_ENGINES_CACHE ?? path.join(tmpdir(), 'nunchi-engines'),
);

/** With NUNCHI_ENGINES_OFFLINE=1 only what was fetched before is used: engines weigh hundreds of megabytes. */
export function refuseToFetch(what) {
  if (process.env.NUNCHI_ENGINES_OFFLINE === '1')
    throw new NotFetched(`${what} was not fetched before, and NUNCHI_ENGINES_OFFLINE forbids to`);
}

/** These programs are over before better code would pay. */
export const SHORT_LIVED = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

export const java = javaTool('java');
export const javac = javaTool('javac');

/** Why nothing of Java can run here; `null` if it can. */
export function whatJavaMisses() {
  if (spawnSync(java, ['-version']).status !== 0) return 'there is no Java';
  if (spawnSync(javac, ['-version']).status !== 0) return 'there is no Java compiler';
  return spawnSync('mvn', ['-v']).status === 0 ? null : 'there is no Maven';
}

/**
 * The jars that artifacts need at run time, themselves among them.
 *
 * @param {readonly string[]} coordinates `group:artifact:version`, each.
 * @param {{ transitive?: boolean }} [options] `false` leaves out what they depend on.
 * @returns {Promise<string[]>} Paths of jars, for a class path.
 */
export async function fetchJars(coordinates, { transitive = true } = {}) {
  const pom = pomOf(coordinates);
  const name = createHash('sha256').update(`${pom}${transitive}`).digest('hex').slice(0, 16);
  const folder = path.join(cacheFolder, 'jars', name);
  const list = path.join(folder, 'classpath.txt');
  const known = existsSync(list) ? jarsOf(list) : [];
  if (known.length > 0 && known.every((jar) => existsSync(jar))) return known;

  refuseToFetch(coordinates.join(', '));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pom.xml'), pom);
  const fresh = path.join(folder, `classpath-${process.pid}.txt`);
  const given = [
    ...['--quiet', '--batch-mode', '--strict-checksums', `${PLUGIN}:build-classpath`],
    ...[`-Dmdep.outputFile=${fresh}`, '-DincludeScope=runtime'],
    ...(transitive ? [] : ['-DexcludeTransitive=true']),
  ];
  for (let tried = 1; ; tried++) {
    const ran = await runToEnd('mvn', given, { cwd: folder });
    if (ran.code === 0) break;
    if (tried === TRIES)
      throw new NotFetched(`Maven cannot fetch ${coordinates.join(', ')}:\n${ran.text}`);
  }
  renameSync(fresh, list);
  return jarsOf(list);
}

function javaTool(name) {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', name) : name;
}

function jarsOf(list) {
  return readFileSync(list, 'utf8').trim().split(path.delimiter).filter(Boolean);
}

function pomOf(coordinates) {
  const dependencies = coordinates.map((coordinate) => {
    const [group, artifact, version] = coordinate.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>nunchi</groupId><artifactId>engines</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}
