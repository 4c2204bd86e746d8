# Remote Desktop in the browser: Devolutions Gateway serves a web client and talks RDP to this machine.
# https://github.com/Devolutions/devolutions-gateway
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Start-WebRdp {
    param(
        [Parameter(Mandatory = $true)][int]$Port,
        [Parameter(Mandatory = $true)][string]$Version
    )
    $Server = 'HKLM:\System\CurrentControlSet\Control\Terminal Server'
    Set-ItemProperty -Path $Server -Name 'fDenyTSConnections' -Value 0
    Block-InboundPort -Port 3389
    Block-InboundPort -Port $Port

    if (-not (Get-Module -ListAvailable -Name 'DevolutionsGateway' | Where-Object { "$($_.Version)" -eq $Version })) {
        Install-PackageProvider -Name 'NuGet' -MinimumVersion '2.8.5.201' -Force | Out-Null
        Install-Module -Name 'DevolutionsGateway' -RequiredVersion $Version -Scope AllUsers -Force
    }
    Import-Module -Name 'DevolutionsGateway' -RequiredVersion $Version
    if (-not (Get-Service -Name 'DevolutionsGateway' -ErrorAction SilentlyContinue)) { Install-DGatewayPackage }
    $Configuration = @{
        Hostname  = 'localhost'
        Listeners = @(New-DGatewayListener "http://127.0.0.1:$Port" "http://127.0.0.1:$Port")
        WebApp    = New-DGatewayWebAppConfig -Enabled $true -Authentication None
    }
    Set-DGatewayConfig @Configuration
    New-DGatewayProvisionerKeyPair -Force
    Set-Service -Name 'DevolutionsGateway' -StartupType Automatic
    Restart-Service -Name 'DevolutionsGateway'
}
