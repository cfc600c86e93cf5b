// Where the records lie: one container for ledgers alone, one for everything else, and nobody but the bot's identity in either.
param name string
param location string

@description('Which copies Azure keeps.')
param sku string

@description('The container of everything but the ledgers.')
param container string

@description('The container of the ledgers. Nothing else is in it.')
param ledgerContainer string

@description('For how many days a ledger can be appended to, and neither changed nor deleted.')
param ledgerRetentionDays int

@description('Whether that period was locked. Nothing here touches it any more then.')
param ledgerPolicyIsLocked bool

@description('For how many days what was deleted or overwritten can be brought back.')
param restorableDays int

@description('The identity that reads and writes the records.')
param identityName string

@description('The Log Analytics workspace that hears of each write and deletion.')
param workspaceName string

@description('Whether it hears of each reading too.')
param logsReads bool

// Storage Blob Data Contributor.
var contributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
)

var logged = concat(['StorageWrite', 'StorageDelete'], logsReads ? ['StorageRead'] : [])

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: restorableDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: restorableDays
    }
  }
}

// Made once and left alone afterwards: the bot knows its containers again by the metadata it wrote to them.
@onlyIfNotExists()
resource everything 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: container
  properties: {
    publicAccess: 'None'
  }
}

@onlyIfNotExists()
resource ledgers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: ledgerContainer
  properties: {
    publicAccess: 'None'
  }
}

resource ledgerPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!ledgerPolicyIsLocked) {
  parent: ledgers
  name: 'default'
  properties: {
    allowProtectedAppendWrites: true
    immutabilityPeriodSinceCreationInDays: ledgerRetentionDays
  }
}

// Each overwriting keeps the version before. They go as what was deleted does, or what retention erases would stay.
resource cleaning 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [
    blobs
  ]
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob', 'appendBlob']
              prefixMatch: ['${container}/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: restorableDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource toEverything 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(everything.id, identity.id, contributor)
  scope: everything
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: contributor
  }
}

resource toLedgers 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(ledgers.id, identity.id, contributor)
  scope: ledgers
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: contributor
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'records'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Records of attestations: legal acts that have to be provable.'
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'records'
  scope: blobs
  properties: {
    workspaceId: workspace.id
    logs: [
      for category in logged: {
        category: category
        enabled: true
      }
    ]
  }
}
