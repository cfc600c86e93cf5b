// Stands in for the Azure CLI, as far as grant-graph.sh uses it: documents as Graph has them, --query by JMESPath, --output tsv.
// Its world is the JSON file that AZ_WORLD names: principals, assignments, and what is refused. Every call is noted there.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import jmespath from 'jmespath';

const file = process.env.AZ_WORLD;
const world = JSON.parse(readFileSync(file, 'utf8'));
const names = ['id', 'query', 'output', 'method', 'url', 'headers', 'body'];
const { values, positionals } = parseArgs({ options: Object.fromEntries(names.map(name => [name, { type: 'string' }])), allowPositionals: true });
const base = 'https://graph.microsoft.com/v1.0/servicePrincipals/';

function end(code, text = '') {
  writeFileSync(file, JSON.stringify(world));
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exit(code);
}

/** Lists of lists are lines of columns, a list is a line each, a text is a line. */
function tsv(value) {
  const rows = Array.isArray(value) ? value : value == null ? [] : [value];
  return rows.map(row => `${Array.isArray(row) ? row.join('\t') : row}\n`).join('');
}

function answer(document) {
  const found = values.query ? jmespath.search(document, values.query) : document;
  end(0, values.output === 'none' ? '' : values.output === 'tsv' ? tsv(found) : `${JSON.stringify(found)}\n`);
}

function show() {
  const principal = world.principals.find(each => each.id === values.id || each.appId === values.id);
  return principal ? answer(principal) : end(3, `ERROR: Resource '${values.id}' does not exist or one of its queried reference-property objects are not present.\n`);
}

function grant(id) {
  const { principalId, resourceId, appRoleId } = JSON.parse(values.body);
  const resource = world.principals.find(each => each.id === resourceId);
  if (principalId !== id || !resource?.appRoles?.some(role => role.id === appRoleId)) return end(1, 'ERROR: Bad Request\n');
  if (world.refused.includes(appRoleId)) return end(1, 'ERROR: Forbidden({"error":{"code":"Authorization_RequestDenied"}})\n');
  if (world.assignments.some(each => each.principalId === id && each.appRoleId === appRoleId)) {
    return end(1, 'ERROR: Bad Request({"error":{"message":"Permission being assigned already exists on the object"}})\n');
  }

  world.assignments.push({ principalId, resourceId, appRoleId });
  return answer({ principalId, resourceId, appRoleId });
}

function rest() {
  if (!values.url.startsWith(base)) return end(1, `ERROR: ${values.url}\n`);
  const [id, rest] = values.url.slice(base.length).split('/');
  if (values.method === 'get' && rest === 'appRoleAssignments?$top=999') return answer({ value: world.assignments.filter(each => each.principalId === id) });
  if (values.method === 'post' && rest === 'appRoleAssignments') return grant(id);
  return end(1, `ERROR: Method not allowed: ${values.method} ${values.url}\n`);
}

world.calls.push([...positionals, values.method].filter(Boolean).join(' '));
if (!world.signedIn) end(1, "ERROR: Please run 'az login' to setup account.\n");
else if (positionals.join(' ') === 'ad sp show') show();
else if (positionals.join(' ') === 'rest') rest();
else end(2, `ERROR: '${positionals.join(' ')}' is misspelled or not recognized by the system.\n`);
