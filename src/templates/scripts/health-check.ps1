# Shows whether the parts of the toolchain work, one line for each, and fails when one does not.
Set-StrictMode -Version Latest

function Test-Health {
    param(
        # JSON: checks with name, command and expect (a regular expression).
        [Parameter(Mandatory = $true)][string]$Checks
    )
    $Failed = 0
    foreach ($Check in ($Checks | ConvertFrom-Json).checks) {
        $Output = & cmd.exe /c "$($Check.command) 2>&1" | Out-String
        if ($Output -match $Check.expect) {
            Write-Output "ok      $($Check.name)"
        }
        else {
            Write-Output "FAILED  $($Check.name): $($Check.command) gave: $($Output.Trim())"
            $Failed++
        }
    }
    if ($Failed -gt 0) { throw "$Failed of the toolchain's checks failed" }
}
