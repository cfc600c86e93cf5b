// Copy it, put your own ids in, and keep the copy with your own files. There is nothing secret in it.
using 'main.bicep'

param image = 'mcabot:0.1.0'
param registryName = 'contosomcabot'

// Object ids of the groups of your tenant.
param adminAgents = '11111111-1111-4111-8111-111111111111'
param helpdeskAgents = '22222222-2222-4222-8222-222222222222'
param approverGroup = '33333333-3333-4333-8333-333333333333'

// Known once the app's package is uploaded to Teams.
param appCatalogId = ''

param partnerKind = 'DirectBill'
param partnerCenter = false

param defaultLanguage = 'en'
param timeZone = 'Europe/Paris'

// How long nobody can change or delete a ledger is yours to decide. Set the second to true once you have locked the policy.
param ledgerRetentionDays = 365
param ledgerPolicyIsLocked = false

param alertEmails = ['operators@contoso.example']
