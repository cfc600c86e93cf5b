// Who is told when an alert goes off.
param name string

@description('What messages call it: 12 characters at most.')
@maxLength(12)
param shortName string

@description('Addresses that are written to.')
param emails string[]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: shortName
    enabled: true
    emailReceivers: [
      for (email, index) in emails: {
        name: 'operator-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}
