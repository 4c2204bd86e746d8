# Gives Administrator a new random password at every start. It is made here, shown to nobody but the owner (app
# "Desktop password") and never part of the template, its parameters or the Terraform state.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Reset-DesktopPassword {
    $File = Join-Path $env:ProgramData 'CoderWorkspace\desktop-password.txt'
    $Bytes = [byte[]]::new(18)
    $Generator = [Security.Cryptography.RandomNumberGenerator]::Create()
    $Generator.GetBytes($Bytes)
    $Generator.Dispose()
    # The suffix satisfies Windows' rule of three kinds of characters, whatever the random part holds.
    $Characters = ([Convert]::ToBase64String($Bytes) + '-aA1').ToCharArray()
    $Password = [Security.SecureString]::new()
    $Characters.ForEach({ $Password.AppendChar($_) })

    New-Item -ItemType File -Force -Path $File | Out-Null
    & icacls.exe $File /inheritance:r /grant 'SYSTEM:F' 'Administrators:F' | Out-Null
    Set-Content -Path $File -Value (-join $Characters)
    Get-LocalUser -Name 'Administrator' | Set-LocalUser -Password $Password
    Enable-LocalUser -Name 'Administrator'
}

# Servers of the desktop answer on the loopback interface only; it is not subject to the firewall.
function Block-InboundPort {
    param(
        [Parameter(Mandatory = $true)][int]$Port
    )
    $Name = "CoderWorkspace-$Port"
    if (-not (Get-NetFirewallRule -Name $Name -ErrorAction SilentlyContinue)) {
        New-NetFirewallRule -Name $Name -DisplayName $Name -Direction Inbound -Protocol TCP -LocalPort $Port -Action Block | Out-Null
    }
}
