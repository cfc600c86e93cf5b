// The bot's one identity: for the channel, Graph, Partner Center and storage. It has no secret that could leak or run out.
param name string
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
