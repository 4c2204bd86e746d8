# Makes the folders that the toolchain expects on the home drive.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Initialize-WorkspaceFolder {
    param(
        [Parameter(Mandatory = $true)][string]$Path
    )
    New-Item -ItemType Directory -Force -Path $Path | Out-Null
}
