# Reads one secret of AWS Secrets Manager, a JSON object, and writes its entries into the user's environment (on the
# encrypted root volume). AWS Tools for PowerShell are part of Amazon's Windows images.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Import-WorkspaceSecret {
    param(
        [Parameter(Mandatory = $true)][string]$SecretId
    )
    Import-Module -Name 'AWSPowerShell'
    $Entries = (Get-SECSecretValue -SecretId $SecretId).SecretString | ConvertFrom-Json
    foreach ($Entry in $Entries.PSObject.Properties) {
        [Environment]::SetEnvironmentVariable($Entry.Name, [string]$Entry.Value, 'User')
    }
}
