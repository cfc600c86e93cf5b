// What the bot's log and its metrics say that somebody has to act on. docs/operations.md has a section for each.
param name string
param location string
param workspaceName string

@description('The container app.')
param appName string

@description('Action groups that are told.')
param actionGroupIds string[]

// A line of the log is one line of JSON. Event 3021 stands for lines of one cause that were left out, and says how many.
var lines = '''
ContainerAppConsoleLogs
| where ContainerName == "mcabot" and Log startswith "{"
| extend Line = parse_json(Log)
| extend Event = toint(iff(toint(Line.EventId) == 3021, Line.State.Event, Line.EventId)), Lines = iff(toint(Line.EventId) == 3021, tolong(Line.State.Count), 1)
'''

// Records that are not as they went on record, or are not there. One is one too many.
var brokenRecords = [1203, 1360, 1460, 1489, 1492, 1493, 1572, 2002, 2004, 2010, 2012]

var deadLetters = [1216]

// People were told to come back later, or heard nothing.
var refusedTurns = [1001, 1002, 1003, 1007]
var graphFailures = [1511, 1512, 2101]
var storageFailures = [1202, 1204, 1206, 1211, 2003, 2007, 2023]
var partnerCenterFailures = [1401, 1405]
var failedWork = [1205, 1407, 1494, 1552, 1577]
var unknownKeys = [3012]
var wrongClocks = [2022]

// One row where verify did not come to its last line in all of that time. What says how far it is begins with "so far". The first day is left out.
var unverified = '''
ContainerAppConsoleLogs
| where ContainerName == "mcabot"
| summarize Ended = countif(Log matches regex "^[0-9]+ ledgers checked: "), First = min(TimeGenerated)
| where Ended == 0 and First < ago(26h)'''

// The platform waits longer and longer before it starts a container that ended at once again, and says so.
var restarts = '''
ContainerAppSystemLogs
| where ContainerAppName == "{0}" and Reason == "ContainerBackOff"'''

// What is logged once is not mended by the silence after it: somebody closes the alert. Each further line fires another, twice where both
// looks see it: lines may come minutes late.
var told = ['records-broken', 'dead-letters']

var rules = [
  {
    name: 'records-broken'
    severity: 0
    says: 'A record of McaBot is not as it was written, or is gone. Nothing is decided on it. See docs/operations.md, "A broken ledger".'
    query: '${lines}| where Event in (${join(map(brokenRecords, id => string(id)), ', ')})'
    every: 'PT5M'
    window: 'PT10M'
    more: 0
  }
  {
    name: 'records-unverified'
    severity: 1
    says: 'Nobody has verified all records of McaBot for two days. See docs/operations.md, "Records are not verified".'
    query: unverified
    every: 'PT6H'
    window: 'P2D'
    more: 0
  }
  {
    name: 'dead-letters'
    severity: 1
    says: 'McaBot gave up a message or a step: somebody was not told, or an agreement was not made. See docs/operations.md, "Dead letters".'
    query: '${lines}| where Event in (${join(map(deadLetters, id => string(id)), ', ')})'
    every: 'PT5M'
    window: 'PT10M'
    more: 0
  }
  {
    name: 'keys-unknown'
    severity: 1
    says: 'The signing keys of the Bot Framework cannot be fetched: soon nobody can be authenticated. See docs/events.md, event 3012.'
    query: '${lines}| where Event in (${join(map(unknownKeys, id => string(id)), ', ')})'
    every: 'PT5M'
    window: 'PT15M'
    more: 0
  }
  {
    name: 'restarts'
    severity: 2
    says: 'A container of McaBot starts again and again. See docs/operations.md, "It starts again and again".'
    query: format(restarts, appName)
    every: 'PT5M'
    window: 'PT15M'
    more: 2
  }
  {
    name: 'turns-refused'
    severity: 2
    says: 'McaBot refuses or fails what people ask. See docs/operations.md, "People are refused".'
    query: '${lines}| where Event in (${join(map(refusedTurns, id => string(id)), ', ')})\n| mv-expand One = range(1, Lines)'
    every: 'PT5M'
    window: 'PT15M'
    more: 5
  }
  {
    name: 'graph-failing'
    severity: 2
    says: 'Calls to Microsoft Graph fail. See docs/operations.md, "Graph fails".'
    query: '${lines}| where Event in (${join(map(graphFailures, id => string(id)), ', ')})\n| mv-expand One = range(1, Lines)'
    every: 'PT5M'
    window: 'PT15M'
    more: 10
  }
  {
    name: 'storage-failing'
    severity: 2
    says: 'Calls to storage fail. See docs/operations.md, "Storage fails".'
    query: '${lines}| where Event in (${join(map(storageFailures, id => string(id)), ', ')})\n| mv-expand One = range(1, Lines)'
    every: 'PT5M'
    window: 'PT15M'
    more: 10
  }
  {
    name: 'work-failing'
    severity: 2
    says: 'Work that nobody waits for failed, or rests. See docs/operations.md, "Work fails".'
    query: '${lines}| where Event in (${join(map(failedWork, id => string(id)), ', ')})'
    every: 'PT1H'
    window: 'PT6H'
    more: 0
  }
  {
    name: 'clock-wrong'
    severity: 2
    says: 'A clock is far from storage\'s. See docs/events.md, event 2022.'
    query: '${lines}| where Event in (${join(map(wrongClocks, id => string(id)), ', ')})'
    every: 'PT15M'
    window: 'PT15M'
    more: 0
  }
  {
    name: 'partner-center-failing'
    severity: 3
    says: 'Calls to Partner Center fail. See docs/operations.md, "Partner Center fails".'
    query: '${lines}| where Event in (${join(map(partnerCenterFailures, id => string(id)), ', ')})\n| mv-expand One = range(1, Lines)'
    every: 'PT15M'
    window: 'PT30M'
    more: 10
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${rule.name}'
      description: rule.says
      severity: rule.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: !contains(told, rule.name)
      // In a new workspace the tables appear with their first line.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.more
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: actionGroupIds
      }
    }
  }
]
