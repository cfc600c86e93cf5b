// The bot, and beside it the collector that takes its traces and metrics over OTLP.
param name string
param location string
param environmentName string
param identityName string

@description('The image, as it is called in the registry, or wholly where there is none.')
param image string

@description('The registry that the identity pulls the image from. Empty: anybody may pull it.')
param registryName string

@description('How many processes run. They share storage and nothing else.')
@minValue(2)
param replicas int

@description('Settings of the bot by the names of its environment variables, but for its own id. Empty ones are left out.')
param settings { *: string }

@description('The image of the OpenTelemetry collector.')
param collectorImage string

@description('Application Insights, which the collector writes to.')
param insightsName string

@description('Host name that the app is reached by besides the one it gets, where the certificate is named as well.')
param hostName string

@description('Resource id of the certificate for that name, in the environment.')
param certificateId string

var botPort = 8080
var liveness = '/health/live'
// Not '/health/ready': a service that all replicas need would take all of them out of the traffic, and nobody would be told why.
var readiness = '/health/serving'

import { platform, variablesOf } from 'variables.bicep'

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: environmentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = if (!empty(registryName)) {
  name: empty(registryName) ? 'none' : registryName
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: botPort
        transport: 'http'
        allowInsecure: false
        // All there are: a name that was bound by hand alone would be gone after the next deployment.
        customDomains: empty(hostName) || empty(certificateId)
          ? []
          : [
              {
                name: hostName
                bindingType: 'SniEnabled'
                certificateId: certificateId
              }
            ]
      }
      registries: empty(registryName)
        ? []
        : [
            {
              server: registry!.properties.loginServer
              identity: identity.id
            }
          ]
      secrets: [
        {
          name: 'insights'
          value: insights.properties.ConnectionString
        }
      ]
    }
    template: {
      // Longer than the bot takes to end what it has begun: 25 seconds.
      terminationGracePeriodSeconds: 40
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
      containers: [
        {
          name: 'mcabot'
          image: empty(registryName) ? image : '${registry!.properties.loginServer}/${image}'
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: variablesOf(identity.properties.clientId, union(settings, platform))
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: liveness
                port: botPort
              }
              periodSeconds: 2
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: {
                path: liveness
                port: botPort
              }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 4
            }
            {
              type: 'Readiness'
              httpGet: {
                path: readiness
                port: botPort
              }
              periodSeconds: 15
              timeoutSeconds: 10
              failureThreshold: 2
            }
          ]
        }
        {
          name: 'collector'
          image: collectorImage
          args: ['--config=env:COLLECTOR_CONFIG']
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          env: [
            {
              name: 'COLLECTOR_CONFIG'
              value: loadTextContent('../collector.yaml')
            }
            {
              name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
              secretRef: 'insights'
            }
          ]
        }
      ]
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
