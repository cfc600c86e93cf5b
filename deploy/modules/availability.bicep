// Asks from outside whether the bot is ready, and tells when it is not.
param name string
param location string
param insightsName string

@description('Host name of the bot.')
param host string

@description('Action groups that are told.')
param actionGroupIds string[]

// From where it is asked. One place that fails is that place's trouble, two are ours.
var places = ['emea-nl-ams-azr', 'emea-fr-pra-edge', 'us-va-ash-azr']
var tag = {
  'hidden-link:${insights.id}': 'Resource'
}
var actions = [
  for id in actionGroupIds: {
    actionGroupId: id
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: tag
  properties: {
    Name: '${name}-ready'
    SyntheticMonitorId: '${name}-ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      for place in places: {
        Id: place
      }
    ]
    Request: {
      HttpVerb: 'GET'
      RequestUrl: 'https://${host}/health/ready'
      FollowRedirects: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource down 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  tags: tag
  properties: {
    description: 'McaBot is not ready, or cannot be reached: nobody can ask or decide. See docs/operations.md, "It is not ready".'
    severity: 1
    enabled: true
    scopes: [test.id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: actions
  }
}
