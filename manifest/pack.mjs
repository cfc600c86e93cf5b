// Fills in the manifest and zips the Teams app package. See docs/by-hand.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const usage = `node manifest/pack.mjs --bot-id <guid> --domain <host> --developer <name> --website <https address>
  --bot-id     MicrosoftAppId: the bot's registration, or the managed identity's client id
  --domain     host name of the bot's address, such as mcabot.example.com
  --developer  who runs this bot, 32 characters at most
  --website    where people get support for it; also stands in for the next two
  --privacy    its privacy statement
  --terms      its terms of use
  --app-id     the app's own id in Teams; the bot's id when left out. Never change it between versions.
  --out        the package to write; artifacts/mcabot.zip when left out`;

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const host = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

function fail(problems) {
  console.error(`${problems.join('\n')}\n\n${usage}`);
  process.exit(1);
}

function read() {
  const names = ['bot-id', 'app-id', 'domain', 'developer', 'website', 'privacy', 'terms', 'out'];
  const options = { help: { type: 'boolean', short: 'h' }, ...Object.fromEntries(names.map(name => [name, { type: 'string' }])) };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return fail([error.message]);
  }
}

function problemsOf(given) {
  const problems = [];
  const check = (name, holds, wanted) => holds(given[name] ?? '') || problems.push(`--${name} must be ${wanted}.`);
  const address = text => URL.canParse(text) && new URL(text).protocol === 'https:';
  const id = text => guid.test(text) && /[1-9a-f]/i.test(text);
  check('bot-id', id, 'a GUID');
  if (given['app-id']) check('app-id', id, 'a GUID');
  check('domain', text => host.test(text), 'a host name, without https:// and path');
  check('developer', text => text.trim().length > 0 && text.length <= 32, '1 to 32 characters');
  for (const name of ['website', 'privacy', 'terms']) if (name === 'website' || given[name]) check(name, address, 'an https address');
  return problems;
}

/** The one number of a release, which stands beside the projects. */
function version() {
  const found = /<Version>([^<]*)<\/Version>/.exec(readFileSync(join(here, '..', 'Directory.Build.props'), 'utf8'))?.[1];
  return /^\d+\.\d+\.\d+$/.test(found ?? '') ? found : fail([`<Version> in Directory.Build.props must be three numbers for Teams; it is ${found ?? 'missing'}.`]);
}

async function zipWriter() {
  try {
    return (await import('yazl')).default.ZipFile;
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('The zip writer is not installed. Run this once: npm ci --prefix manifest');
    return process.exit(1);
  }
}

/** The same files make the same bytes on any day, in any time zone, with any version of Node: hence no time, and stored as they are. */
async function zip(files) {
  const ZipFile = await zipWriter();
  const archive = new ZipFile();
  const firstDay = new Date(1980, 0, 1);
  for (const [name, bytes] of files) archive.addBuffer(bytes, name, { mtime: firstDay, forceDosTimestamp: true, mode: 0o100644, compress: false });
  archive.end();
  return await buffer(archive.outputStream);
}

const given = read();
if (given.help) {
  console.log(usage);
  process.exit();
}

const problems = problemsOf(given);
if (problems.length > 0) fail(problems);

const values = {
  VERSION: version(),
  TEAMS_APP_ID: (given['app-id'] || given['bot-id']).toLowerCase(),
  BOT_ID: given['bot-id'].toLowerCase(),
  BOT_DOMAIN: given.domain.toLowerCase(),
  DEVELOPER_NAME: given.developer.trim(),
  DEVELOPER_WEBSITE: given.website,
  DEVELOPER_PRIVACY: given.privacy || given.website,
  DEVELOPER_TERMS: given.terms || given.website,
};
const manifest = readFileSync(join(here, 'manifest.json'), 'utf8').replace(/\$\{\{(\w+)\}\}/g, (whole, name) => {
  if (!(name in values)) fail([`manifest.json asks for ${whole}, which this script does not know.`]);
  return JSON.stringify(values[name]).slice(1, -1);
});

const out = resolve(given.out || join(here, '..', 'artifacts', 'mcabot.zip'));
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, await zip([
  ['manifest.json', Buffer.from(manifest, 'utf8')],
  ...['color.png', 'outline.png', 'fr.json'].map(name => [name, readFileSync(join(here, name))]),
]));
console.log(out);
