// A registry for the bot's image, for whoever has none. It comes first: main.bicep starts an image that has to be there.
metadata description = 'A container registry for the image of McaBot.'

@description('Name of the registry: letters and digits, unlike any other in the world.')
@minLength(5)
@maxLength(50)
param name string = 'mcabot${uniqueString(resourceGroup().id)}'

@description('Where it stands.')
param location string = resourceGroup().location

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

@description('For registryName in the parameters of main.bicep.')
output registryName string = registry.name

@description('For ContainerRegistry when the image is published.')
output loginServer string = registry.properties.loginServer
