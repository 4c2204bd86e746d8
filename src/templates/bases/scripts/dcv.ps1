# Amazon DCV: the Windows console in the browser. On EC2 it needs no licence beyond access to the licence bucket.
# https://docs.aws.amazon.com/dcv/latest/adminguide/config-param-ref.html
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Start-DcvServer {
    param(
        [Parameter(Mandatory = $true)][int]$Port
    )
    $Root = 'Registry::HKEY_USERS\S-1-5-18\Software\GSettings\com\nicesoftware\dcv'
    Set-DcvOption -Key "$Root\connectivity" -Name 'web-port' -Value $Port
    Set-DcvOption -Key "$Root\connectivity" -Name 'enable-quic-frontend' -Value 0
    Set-DcvOption -Key "$Root\session-management" -Name 'create-session' -Value 1
    Set-DcvOption -Key "$Root\session-management\automatic-console-session" -Name 'owner' -Value 'Administrator'
    Set-DcvOption -Key "$Root\security" -Name 'authentication' -Value 'system'
    Block-InboundPort -Port $Port
    Restart-Service -Name 'dcvserver' -Force
}

function Set-DcvOption {
    param(
        [Parameter(Mandatory = $true)][string]$Key,
        [Parameter(Mandatory = $true)][string]$Name,
        [Parameter(Mandatory = $true)]$Value
    )
    if (-not (Test-Path $Key)) { New-Item -Path $Key -Force | Out-Null }
    $Type = if ($Value -is [int]) { 'DWord' } else { 'String' }
    New-ItemProperty -Path $Key -Name $Name -PropertyType $Type -Value $Value -Force | Out-Null
}
