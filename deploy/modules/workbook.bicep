// One page that tells how it goes: decisions, how long they take, what was given up, refused or failed.
param name string
param location string
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, name, 'workbook')
  location: location
  kind: 'shared'
  properties: {
    displayName: name
    description: 'Decisions, time to decide, dead letters, refusals, Graph and storage.'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: replace(loadTextContent('workbook.json'), '{{workspace}}', workspace.id)
  }
}
