// node validate.mjs <manifest.json> [<language file>...]: one line for each violation of the official schemas.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { schemas } from './schemas.mjs';

function violations(file, kind, version) {
  const schema = JSON.parse(readFileSync(join(schemas, `v${version}`, `MicrosoftTeams.${kind}schema.json`), 'utf8'));
  // It says draft 4 but relies on "const", which came later: read as draft 7 nothing in it goes unchecked. Its patterns are not Unicode ones.
  delete schema.$schema;
  const ajv = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
  const validate = ajv.compile(schema);
  validate(JSON.parse(readFileSync(file, 'utf8')));
  return (validate.errors ?? []).map(error => `${kind || 'Manifest.'} ${error.instancePath} ${error.message}`);
}

const [manifest, ...languages] = process.argv.slice(2);
const version = JSON.parse(readFileSync(manifest, 'utf8')).manifestVersion;
const found = [...violations(manifest, '', version), ...languages.flatMap(file => violations(file, 'Localization.', version))];
for (const line of found) console.log(line);
process.exit(found.length > 0 ? 1 : 0);
