// node .ci/results.mjs <folder of .trx files>: what ran, from the result files alone.
// Fails when a test failed, when one was skipped, or when the tests that need a browser or storage did not run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ours = /[\\/](bin|obj|node_modules)([\\/]|$)/;
const needs = { 'a browser': /\bMicrosoft\.Playwright\b/, storage: /\b(SandboxWorld|Azurite)\b/ };

const sources = existsSync('tests')
  ? readdirSync('tests', { recursive: true })
      .filter(name => name.endsWith('.cs') && !ours.test(`/${name}`))
      .map(name => readFileSync(join('tests', name), 'utf8'))
  : [];

/** Names of the test classes that reach what `first` matches, by themselves or through a class of the tests. */
function testClasses(first) {
  const reaching = new Set();
  let matches = text => first.test(text);
  for (let found = true; found; ) {
    const fresh = sources.filter(text => !reaching.has(text) && matches(text));
    fresh.forEach(text => reaching.add(text));
    const declared = fresh.flatMap(text => [...text.matchAll(/\b(?:class|record) (\w+)/g)].map(match => match[1]));
    found = declared.length > 0;
    const mention = new RegExp(`\\b(${declared.join('|')})\\b`);
    matches = text => mention.test(text);
  }
  return [...new Set([...reaching].flatMap(classesWithTests))];
}

/** Of a source, the classes that tests stand in: a file may declare a fixture before them. */
function classesWithTests(text) {
  const classes = [...text.matchAll(/^[\w ]*\bclass (\w+)/gm)];
  return [...text.matchAll(/^\s*\[(Fact|Theory)\b/gm)].map(test => classes.filter(each => each.index < test.index).at(-1)[1]);
}

/** What a test said as it failed, and where: whoever sees only the end of a log needs no other. */
function why(text, execution) {
  const result = text.slice(text.indexOf(`<UnitTestResult executionId="${execution}"`)).split('</UnitTestResult>')[0];
  const [said, place] = ['Message', 'StackTrace'].map(part => new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(result)?.[1] ?? '');
  const own = place.split('\n').filter(line => line.includes('McaBot.')).slice(0, 3);
  return [...said.split('\n').slice(0, 12), ...own].map(line => `\n    ${plain(line.trim()).slice(0, 400)}`).join('');
}

const marks = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (all, code, name) => (code ? String.fromCodePoint(parseInt(code, 16)) : (marks[name] ?? all)));
}

const folder = process.argv[2];
const found = 'artifacts/harvest';
const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.trx')) : [];
const counts = { Passed: 0, Failed: 0, other: 0 };
const passedClasses = new Set();
const problems = files.length > 0 ? [] : ['No test ran.'];
for (const file of files) {
  const text = readFileSync(join(folder, file), 'utf8');
  const classOf = new Map([...text.matchAll(/<UnitTest [^>]*?\bid="([^"]+)"[\s\S]*?<TestMethod [^>]*?\bclassName="([^"]+)"/g)].map(([, id, name]) => [id, name]));
  for (const [tag] of text.matchAll(/<UnitTestResult [^>]*>/g)) {
    const outcome = /\boutcome="([^"]+)"/.exec(tag)?.[1];
    const name = /\btestName="([^"]+)"/.exec(tag)?.[1];
    counts[outcome in counts ? outcome : 'other']++;
    if (outcome === 'Passed') passedClasses.add(classOf.get(/\btestId="([^"]+)"/.exec(tag)?.[1])?.split(/[.+]/).at(-1));
    else problems.push(`${outcome}: ${plain(name)}${why(text, /\bexecutionId="([^"]+)"/.exec(tag)?.[1])}`);
  }

  // What fails as a fixture ends is no test's failure; a world that gave something personal away ends so. Failed tests are told of above.
  for (const [, said] of text.matchAll(/<RunInfo [^>]*\boutcome="Error"[^>]*>\s*<Text>([\s\S]*?)<\/Text>/g)) {
    if (!said.trim().endsWith('[FAIL]')) problems.push(`Besides the tests: ${said.trim()}`);
  }

  if (/<ResultSummary [^>]*outcome="(Aborted|Error|Timeout)"/.test(text)) problems.push(`The test run was cut short: ${file}`);
}

// What was found in which world, without what is personal.
if (existsSync(found)) problems.push(...readdirSync(found).map(name => readFileSync(join(found, name), 'utf8').trim()));

if (files.length > 0) {
  for (const [what, first] of Object.entries(needs)) {
    const wanted = testClasses(first);
    const missing = wanted.filter(name => !passedClasses.has(name));
    console.log(`Test classes that need ${what}: ${wanted.length}, of which ran: ${wanted.length - missing.length}`);
    if (wanted.length === 0) problems.push(`No test needs ${what}.`);
    for (const name of missing) problems.push(`Did not run, though it needs ${what}: ${name}`);
  }
}

for (const problem of problems) console.log(problem);
console.log(`${counts.Passed} passed, ${counts.Failed} failed`);
process.exitCode = problems.length > 0 ? 1 : 0;
