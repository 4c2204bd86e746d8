# Runs at every boot of a Windows instance: gives the persistent volume its drive letter.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Mount-HomeVolume {
    param(
        # EBS volume id, e.g. vol-0123456789abcdef0.
        [Parameter(Mandatory = $true)][string]$VolumeId,
        [Parameter(Mandatory = $true)][char]$DriveLetter
    )
    # On Nitro instances the disk's serial number is the volume id without its dash, with a suffix.
    # https://docs.aws.amazon.com/ebs/latest/userguide/windows-list-disks.html
    $Serial = $VolumeId.Replace('-', '') + '*'
    $Deadline = (Get-Date).AddMinutes(10)
    while (-not ($Disk = Get-Disk | Where-Object { $_.SerialNumber -like $Serial })) {
        if ((Get-Date) -gt $Deadline) { throw "volume $VolumeId was not attached within 10 minutes" }
        Start-Sleep -Seconds 5
    }
    if ($Disk.IsOffline) { Set-Disk -Number $Disk.Number -IsOffline $false }
    if ($Disk.IsReadOnly) { Set-Disk -Number $Disk.Number -IsReadOnly $false }
    # RAW means that there is nothing on the disk. Anything else is kept.
    if ($Disk.PartitionStyle -eq 'RAW') {
        Initialize-Disk -Number $Disk.Number -PartitionStyle GPT
        New-Partition -DiskNumber $Disk.Number -UseMaximumSize -DriveLetter $DriveLetter |
            Format-Volume -FileSystem NTFS -NewFileSystemLabel 'Home' | Out-Null
        return
    }
    $Partition = Get-Partition -DiskNumber $Disk.Number | Where-Object { $_.Type -eq 'Basic' } | Select-Object -First 1
    if ($Partition.DriveLetter -ne $DriveLetter) {
        $Partition | Set-Partition -NewDriveLetter $DriveLetter
    }
    # The volume may have been made larger since.
    $Largest = (Get-PartitionSupportedSize -DriveLetter $DriveLetter).SizeMax
    if ($Largest - $Partition.Size -gt 1MB) { Resize-Partition -DriveLetter $DriveLetter -Size $Largest }
}
