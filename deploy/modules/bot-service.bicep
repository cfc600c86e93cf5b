// The bot's entry in the Bot Framework, and its channel to Teams.
param name string

@description('What people see as its name.')
param displayName string

@description('Where activities are posted.')
param endpoint string

param identityName string

@allowed(['F0', 'S1'])
param sku string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
        acceptedTerms: true
        enableCalling: false
        deploymentEnvironment: 'CommercialDeployment'
      }
    }
  }
}
