// All that McaBot needs in Azure, in one resource group. docs/operations.md tells what comes before and after.
metadata description = 'McaBot: attests that customers of a CSP partner accepted the Microsoft Customer Agreement.'

@description('What everything here is named after: small letters, digits and hyphens.')
@minLength(3)
@maxLength(12)
param name string = 'mcabot'

@description('Where everything stands.')
param location string = resourceGroup().location

@description('The image of the bot: mcabot:0.1.0 in the registry named below, or the whole name of an image anybody may pull.')
param image string

@description('Name of the container registry that holds the image, in this resource group. Empty: none, the image can be pulled by anybody.')
param registryName string = ''

@description('How many processes of the bot run side by side. Two keep it reachable while one is replaced.')
@minValue(2)
@maxValue(10)
param replicas int = 2

@description('The image of the OpenTelemetry collector that runs beside the bot.')
param collectorImage string = 'otel/opentelemetry-collector-contrib:0.124.1'

@description('Object id of the group AdminAgents of the partner\'s tenant.')
param adminAgents string

@description('Object id of the group HelpdeskAgents of the partner\'s tenant.')
param helpdeskAgents string

@description('Object id of the group SalesAgents. Needed only where mayAttest names it.')
param salesAgents string = ''

@description('Who may ask for an attestation, most telling role first. Empty: GlobalAdministrator, AdminAgents, HelpdeskAgents.')
param mayAttest ('GlobalAdministrator' | 'AdminAgents' | 'HelpdeskAgents' | 'SalesAgents')[] = []

@description('Object id of the group that decides where an agent has no manager who can. Empty: none.')
param approverGroup string = ''

@description('What kind of partner this is.')
param partnerKind 'DirectBill' | 'IndirectProvider' | 'IndirectReseller' = 'DirectBill'

@description('Whether agreements are made in Partner Center. It has to know the identity first. An IndirectReseller must leave it off.')
param partnerCenter bool = false

@description('The app\'s id in the Teams app catalog, known once the package is uploaded. Empty: approvers have to install the bot themselves.')
param appCatalogId string = ''

@description('Language of people and channels whose own is not known.')
param defaultLanguage 'en' | 'fr' = 'en'

@description('Time zone of the daily digest, an IANA id such as Europe/Paris.')
param timeZone string = 'UTC'

@description('Any other setting of appsettings.sample.json, such as { Reminders__ExpireAfter: \'14.00:00:00\' }. No secrets: with the identity there are none.')
param moreSettings { *: string } = {}

@description('Which copies of the records Azure keeps.')
param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS' = 'Standard_ZRS'

@description('For how many days nobody can change or delete a ledger. The policy is unlocked until you lock it; see docs/operations.md.')
@minValue(1)
@maxValue(146000)
param ledgerRetentionDays int = 365

@description('Set it to true once that policy is locked: it can no longer be written from here then.')
param ledgerPolicyIsLocked bool = false

@description('For how many days what was deleted or overwritten can be brought back. What retention erases stays readable to whoever can restore it for up to twice as long.')
@minValue(7)
@maxValue(365)
param restorableDays int = 14

@description('For how many days logs, traces and metrics are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('Whether each reading of the records is logged too. Two processes read about a hundred times a minute while ten requests wait, less at rest.')
param logsStorageReads bool = false

@description('Tier of the Azure Bot. Messages in Teams are free in both.')
param botSku 'F0' | 'S1' = 'F0'

@description('Host name of the bot where it has one of its own. Empty: the one the container app gets.')
param hostName string = ''

@description('Resource id of the environment\'s certificate for hostName. Empty: hostName is that of a gateway in front of the app.')
param certificateId string = ''

@description('Who is told when an alert goes off, by e-mail. Empty: alerts only show in the portal.')
param alertEmails string[] = []

var identityName = '${name}-identity'
var workspaceName = '${name}-logs'
var insightsName = '${name}-insights'
var environmentName = '${name}-environment'
var operatorsName = '${name}-operators'
// The name of an Azure Bot has to be its own in the whole world.
var botName = '${name}-bot-${uniqueString(resourceGroup().id)}'
var storageName = take('${replace(name, '-', '')}${uniqueString(resourceGroup().id)}', 24)
var container = 'mcabot'
var ledgerContainer = 'ledgers'
var host = empty(hostName) ? app.outputs.host : hostName
var tellTo = empty(alertEmails) ? [] : [resourceId('Microsoft.Insights/actionGroups', operatorsName)]

var settings = {
  MicrosoftAppType: 'UserAssignedMSI'
  MicrosoftAppTenantId: tenant().tenantId
  Storage__ServiceUri: 'https://${storageName}.blob.${environment().suffixes.storage}/'
  Storage__Container: container
  Storage__LedgerContainer: ledgerContainer
  Roles__AdminAgents: adminAgents
  Roles__HelpdeskAgents: helpdeskAgents
  Roles__SalesAgents: salesAgents
  Approval__ApproverGroup: approverGroup
  Partner__Kind: partnerKind
  PartnerCenter__Enabled: partnerCenter ? 'true' : 'false'
  Teams__AppCatalogId: appCatalogId
  Localization__DefaultLanguage: defaultLanguage
  Notifications__TimeZone: timeZone
  Telemetry__OtlpEndpoint: 'http://127.0.0.1:4317'
}
var roles = toObject(range(0, length(mayAttest)), index => 'Roles__MayAttest__${index}', index => mayAttest[index])

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: workspaceName
    insightsName: insightsName
    location: location
    retentionDays: logDays
  }
}

module storage 'modules/storage.bicep' = {
  dependsOn: [identity, monitoring]
  params: {
    name: storageName
    location: location
    sku: storageSku
    container: container
    ledgerContainer: ledgerContainer
    ledgerRetentionDays: ledgerRetentionDays
    ledgerPolicyIsLocked: ledgerPolicyIsLocked
    restorableDays: restorableDays
    identityName: identityName
    workspaceName: workspaceName
    logsReads: logsStorageReads
  }
}

module registryAccess 'modules/registry-access.bicep' = if (!empty(registryName)) {
  dependsOn: [identity]
  params: {
    registryName: registryName
    identityName: identityName
  }
}

module containers 'modules/environment.bicep' = {
  dependsOn: [monitoring]
  params: {
    name: environmentName
    location: location
    workspaceName: workspaceName
  }
}

module app 'modules/app.bicep' = {
  dependsOn: [containers, storage, registryAccess]
  params: {
    name: name
    location: location
    environmentName: environmentName
    identityName: identityName
    image: image
    registryName: registryName
    replicas: replicas
    settings: union(moreSettings, settings, roles)
    collectorImage: collectorImage
    insightsName: insightsName
    hostName: hostName
    certificateId: certificateId
  }
}

// They export nothing: what they have to say is their output and their log.
module jobs 'modules/jobs.bicep' = {
  dependsOn: [containers, storage, registryAccess]
  params: {
    name: name
    location: location
    environmentName: environmentName
    identityName: identityName
    image: image
    registryName: registryName
    settings: union(moreSettings, settings, roles, { Telemetry__OtlpEndpoint: '' })
  }
}

module bot 'modules/bot-service.bicep' = {
  dependsOn: [identity]
  params: {
    name: botName
    displayName: 'McaBot'
    endpoint: 'https://${host}/api/messages'
    identityName: identityName
    sku: botSku
  }
}

module operators 'modules/action-group.bicep' = if (!empty(alertEmails)) {
  params: {
    name: operatorsName
    shortName: name
    emails: alertEmails
  }
}

module availability 'modules/availability.bicep' = {
  dependsOn: [monitoring, operators]
  params: {
    name: name
    location: location
    insightsName: insightsName
    host: host
    actionGroupIds: tellTo
  }
}

module alerts 'modules/alerts.bicep' = {
  dependsOn: [monitoring, operators]
  params: {
    name: name
    location: location
    workspaceName: workspaceName
    appName: name
    actionGroupIds: tellTo
  }
}

module workbook 'modules/workbook.bicep' = {
  dependsOn: [monitoring]
  params: {
    name: name
    location: location
    workspaceName: workspaceName
  }
}

@description('For --bot-id when the Teams app is packed.')
output botId string = identity.outputs.clientId

@description('For grant-graph.sh, and for Partner Center.')
output identityObjectId string = identity.outputs.principalId

@description('For --domain when the Teams app is packed.')
output hostName string = host

@description('The storage account of the records.')
output storageAccount string = storageName

@description('The container of the ledgers, whose policy is to be locked.')
output ledgerContainer string = ledgerContainer
