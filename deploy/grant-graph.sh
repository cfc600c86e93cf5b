#!/usr/bin/env bash
# Grants the bot's identity its application permissions in Microsoft Graph, with the admin consent that goes with them.
# It adds what is missing and takes nothing away, so it can be run again at any time.
set -euo pipefail

readonly graph_app=00000003-0000-0000-c000-000000000000
readonly usage="deploy/grant-graph.sh --identity <object id> [--what-if] [--without <permission>]... [--with <permission>]...
  --identity  object id of the managed identity (identityObjectId of main.bicep) or of the application's service principal
  --what-if   tells what it would do and does nothing
  --without   leaves one out: Directory.Read.All where Roles:MayAttest names no GlobalAdministrator,
              TeamsAppInstallation.ReadWriteSelfForUser.All where there is no Teams:AppCatalogId
  --with      grants one more: MailboxSettings.Read where Reminders:AbsenceCheck is on
Needs the Azure CLI, signed in as somebody who may consent: a Privileged Role Administrator or a Global Administrator.
Ends with 0 when all is as wanted, 1 when it was called wrongly, 2 when something could not be read or granted."

wanted=(
  User.Read.All
  GroupMember.Read.All
  Directory.Read.All
  TeamsAppInstallation.ReadWriteSelfForUser.All
)
identity=''
what_if=false

wrong() {
  printf '%s\n\n%s\n' "$1" "$usage" >&2
  exit 1
}

failed() {
  printf '%s\n' "$1" >&2
  exit 2
}

contains() {
  local item=$1 each
  shift
  for each in "$@"; do [[ $each == "$item" ]] && return 0; done
  return 1
}

without() {
  local left=() each
  contains "$1" "${wanted[@]}" || wrong "$1 is not one of the permissions that are granted."
  for each in "${wanted[@]}"; do [[ $each == "$1" ]] || left+=("$each"); done
  wanted=("${left[@]}")
}

while (($#)); do
  case $1 in
    --what-if) what_if=true; shift; continue ;;
    --help | -h) printf '%s\n' "$usage"; exit 0 ;;
    --identity | --with | --without) (($# > 1)) || wrong "$1 needs a value." ;;
    *) wrong "'$1' was not understood." ;;
  esac
  case $1 in
    --identity) identity=$2 ;;
    --with) contains "$2" "${wanted[@]}" || wanted+=("$2") ;;
    --without) without "$2" ;;
  esac
  shift 2
done

[[ $identity =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] || wrong '--identity must be an object id.'
((${#wanted[@]})) || wrong 'Nothing is left to grant.'
command -v az >/dev/null || failed 'The Azure CLI (az) is not installed.'

# Nothing of a failed command is taken for an empty answer.
name=$(az ad sp show --id "$identity" --query displayName --output tsv) || failed "There is no service principal $identity, or you may not read it. Are you signed in (az login)?"
resource=$(az ad sp show --id "$graph_app" --query id --output tsv) || failed 'The service principal of Microsoft Graph cannot be read.'
offered=$(az ad sp show --id "$graph_app" --query "appRoles[?contains(allowedMemberTypes, 'Application')].[value, id]" --output tsv) || failed 'The permissions of Microsoft Graph cannot be read.'
assignments="https://graph.microsoft.com/v1.0/servicePrincipals/$identity/appRoleAssignments"
held=$(az rest --method get --url "$assignments?\$top=999" --query "value[?resourceId=='$resource'].appRoleId" --output tsv) || failed "What $name holds cannot be read."

id_of() { awk -F '\t' -v name="$1" '$1 == name { print $2 }' <<<"$offered"; }
name_of() { awk -F '\t' -v id="$1" '$2 == id { print $1 }' <<<"$offered"; }

printf 'Identity: %s (%s)\n' "$name" "$identity"
missing=()
for permission in "${wanted[@]}"; do
  role=$(id_of "$permission")
  [[ -n $role ]] || failed "Microsoft Graph offers no application permission $permission. Nothing was granted."
  if grep -qixF "$role" <<<"$held"; then
    printf '  has          %s\n' "$permission"
  else
    missing+=("$permission")
  fi
done

for permission in ${missing[@]+"${missing[@]}"}; do
  if $what_if; then
    printf '  would grant  %s\n' "$permission"
    continue
  fi
  role=$(id_of "$permission")
  az rest --method post --url "$assignments" --headers 'Content-Type=application/json' --output none \
    --body "{\"principalId\":\"$identity\",\"resourceId\":\"$resource\",\"appRoleId\":\"$role\"}" \
    || failed "  $permission could not be granted. What was granted before it stays; run this again once that is mended."
  printf '  granted      %s\n' "$permission"
done

while read -r role; do
  [[ -n $role ]] || continue
  permission=$(name_of "$role")
  contains "${permission:-$role}" "${wanted[@]}" && continue
  need='the bot does not need it; take it away unless something else does'
  [[ $permission != MailboxSettings.Read ]] || need='needed only where Reminders:AbsenceCheck is on'
  printf '  has besides  %s: %s\n' "${permission:-$role}" "$need"
done <<<"$held"

if $what_if; then
  printf 'Would grant %d, and changed nothing.\n' "${#missing[@]}"
else
  printf 'Granted %d.\n' "${#missing[@]}"
  ((${#missing[@]} == 0)) || echo 'It takes some minutes until new tokens carry that; a managed identity may keep an older token for up to a day.'
fi
