// What the bot's program is started with, as a server and for an operator alike.

// Not settings of the bot: of .NET (a line of the log is one line of JSON) and of OpenTelemetry (what came since the last export, as Azure Monitor counts).
@export()
var platform = {
  Logging__Console__FormatterName: 'json'
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta'
}

@export()
@description('The variables of a container; empty ones are left out.')
func variablesOf(clientId string, settings { *: string }) array =>
  concat(
    [
      {
        name: 'MicrosoftAppId'
        value: clientId
      }
    ],
    map(filter(items(settings), each => !empty(each.value)), each => {
      name: each.key
      value: each.value
    })
  )
