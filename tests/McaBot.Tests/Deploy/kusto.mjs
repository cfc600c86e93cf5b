// node kusto.mjs <file>: a line for each thing that the official parser of Kusto has against a query in the file, a JSON object of queries by name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

// Scripts for a page: they leave what they define in the global object.
const folder = dirname(createRequire(import.meta.url).resolve('@kusto/language-service-next'));
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) runInThisContext(readFileSync(join(folder, script), 'utf8'), script);
const { KustoCode } = globalThis.Kusto.Language;

// The columns that Azure Monitor's documentation of these tables names, as far as anybody asks for them.
const tables = `
let AppMetrics = datatable(TimeGenerated: datetime, Name: string, Sum: real, Min: real, Max: real, ItemCount: int, Properties: dynamic, AppRoleInstance: string)[];
let ContainerAppConsoleLogs = datatable(TimeGenerated: datetime, ContainerName: string, Log: string, Stream: string)[];
let ContainerAppSystemLogs = datatable(TimeGenerated: datetime, ContainerAppName: string, Reason: string, Log: string)[];
let StorageBlobLogs = datatable(TimeGenerated: datetime, Category: string, OperationName: string, RequesterObjectId: string, Uri: string)[];
`;

for (const [name, query] of Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8')))) {
  // A workbook puts the width of a column there.
  const found = KustoCode.ParseAndAnalyze(tables + query.replaceAll('{Range:grain}', '1h')).GetDiagnostics();
  for (let i = 0; i < found.Count; i++) console.log(`${name}: ${found.getItem(i).Message}`);
}
