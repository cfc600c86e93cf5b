// The program for operators: each night it verifies every ledger, and it waits to be started with any other word.
param name string
param location string
param environmentName string
param identityName string

@description('The image, as it is called in the registry, or wholly where there is none.')
param image string

@description('The registry that the identity pulls the image from. Empty: anybody may pull it.')
param registryName string

@description('Settings of the bot by the names of its environment variables, but for its own id. Empty ones are left out.')
param settings { *: string }

import { platform, variablesOf } from 'variables.bicep'

var jobs = [
  {
    name: '${name}-verify'
    trigger: {
      triggerType: 'Schedule'
      scheduleTriggerConfig: {
        cronExpression: '30 2 * * *'
        parallelism: 1
        replicaCompletionCount: 1
      }
    }
    args: ['verify']
  }
  {
    name: '${name}-operator'
    trigger: {
      triggerType: 'Manual'
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
    }
    args: ['help']
  }
]

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: environmentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = if (!empty(registryName)) {
  name: empty(registryName) ? 'none' : registryName
}

resource programs 'Microsoft.App/jobs@2025-01-01' = [
  for job in jobs: {
    name: job.name
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
      // Never again by itself: what an operator asked for is asked for once.
      configuration: union(job.trigger, {
        replicaTimeout: 3600
        replicaRetryLimit: 0
        registries: empty(registryName)
          ? []
          : [
              {
                server: registry!.properties.loginServer
                identity: identity.id
              }
            ]
      })
      template: {
        containers: [
          {
            // As the bot's own container: alerts look at the lines of both.
            name: 'mcabot'
            image: empty(registryName) ? image : '${registry!.properties.loginServer}/${image}'
            args: job.args
            resources: {
              cpu: json('0.5')
              memory: '1Gi'
            }
            env: variablesOf(identity.properties.clientId, union(settings, platform))
          }
        ]
      }
    }
  }
]
