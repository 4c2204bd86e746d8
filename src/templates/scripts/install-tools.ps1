# Installs pinned tools for the machine. Every installer must carry a valid Authenticode signature of its vendor. A
# tool that is there already in the wanted version is left alone.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

$StateFolder = Join-Path $env:ProgramData 'CoderWorkspace'
$ToolFolder = Join-Path $StateFolder 'bin'

function Install-Tools {
    param(
        # JSON: tools with name, version, url, signer, installer and arguments.
        [Parameter(Mandatory = $true)][string]$Manifest
    )
    New-Item -ItemType Directory -Force -Path $ToolFolder, (Join-Path $StateFolder 'installed') | Out-Null
    Add-MachinePath -Folder $ToolFolder
    foreach ($Tool in ($Manifest | ConvertFrom-Json).tools) {
        $Marker = Join-Path $StateFolder "installed\$($Tool.name).txt"
        if ((Test-Path $Marker) -and (Get-Content $Marker) -eq $Tool.version) { continue }
        Write-Output "Installing $($Tool.name) $($Tool.version)"
        Install-SignedTool -Tool $Tool
        Set-Content -Path $Marker -Value $Tool.version
    }
    # What the installers added to the PATH counts for the rest of this start, too.
    $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine')
}

function Install-SignedTool {
    param(
        [Parameter(Mandatory = $true)][psobject]$Tool
    )
    $Extension = if ($Tool.installer -eq 'msi') { 'msi' } else { 'exe' }
    $Download = Join-Path $env:TEMP "$($Tool.name).$Extension"
    Invoke-WebRequest -UseBasicParsing -Uri $Tool.url -OutFile $Download
    $Signature = Get-AuthenticodeSignature -FilePath $Download
    if ($Signature.Status -ne 'Valid' -or $Signature.SignerCertificate.Subject -notmatch $Tool.signer) {
        throw "$($Tool.name): the download from $($Tool.url) is not signed by $($Tool.signer) ($($Signature.Status))"
    }
    switch ($Tool.installer) {
        'file' { Copy-Item -Path $Download -Destination (Join-Path $ToolFolder "$($Tool.name).exe") -Force }
        'msi' { Invoke-Installer -File 'msiexec.exe' -Arguments (@('/i', "`"$Download`"") + $Tool.arguments) }
        'exe' { Invoke-Installer -File $Download -Arguments $Tool.arguments }
    }
    Remove-Item -Path $Download -Force
}

function Invoke-Installer {
    param(
        [Parameter(Mandatory = $true)][string]$File,
        [Parameter(Mandatory = $true)][string[]]$Arguments
    )
    $Process = Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru
    # 3010: done, a restart is due at the next opportunity.
    if ($Process.ExitCode -notin 0, 3010) { throw "$File ended with $($Process.ExitCode)" }
}

function Add-MachinePath {
    param(
        [Parameter(Mandatory = $true)][string]$Folder
    )
    $Path = [Environment]::GetEnvironmentVariable('Path', 'Machine')
    if (($Path -split ';') -notcontains $Folder) {
        [Environment]::SetEnvironmentVariable('Path', "$Path;$Folder", 'Machine')
    }
}
