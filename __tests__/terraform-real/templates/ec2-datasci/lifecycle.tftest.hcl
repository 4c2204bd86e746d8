# Start, stop, and start with another profile, as Coder builds them. Nothing is created: the providers are doubles.

mock_provider "coder" {}

mock_provider "aws" {
  mock_data "aws_subnet" {
    defaults = {
      availability_zone       = "us-east-2a"
      vpc_id                  = "vpc-0123456789abcdef0"
      map_public_ip_on_launch = false
    }
  }

  mock_data "aws_vpc" {
    defaults = {
      cidr_block = "10.0.0.0/16"
    }
  }

  mock_data "aws_ami" {
    defaults = {
      id = "ami-0123456789abcdef0"
    }
  }
}

variables {
  subnet_id             = "subnet-0123456789abcdef0"
  instance_profile_name = "workspace"
}

run "start" {
  override_data {
    target = data.coder_workspace.me
    values = {
      id          = "0d1f3c6e-7d3e-4f0a-9a51-6a1f0c3b9d2e"
      name        = "dev"
      access_url  = "https://coder.example.com"
      access_port = 443
      transition  = "start"
      start_count = 1
    }
  }

  override_data {
    target = data.coder_workspace_owner.me
    values = {
      id        = "5b0a2f4c-0d53-4f3b-8d5d-1c1f0a7a9b10"
      name      = "alice"
      full_name = "Alice"
      email     = "alice@example.com"
    }
  }

  override_data {
    target = data.coder_parameter.compute_profile
    values = {
      value = "datasci-standard"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "500"
    }
  }

  assert {
    condition     = aws_ec2_instance_state.workspace.state == "running"
    error_message = "a started workspace runs"
  }

  assert {
    condition     = aws_instance.workspace.instance_type == "m6i.2xlarge"
    error_message = "datasci-standard runs on m6i.2xlarge"
  }

  assert {
    condition     = aws_ebs_volume.home.size == 500 && aws_ebs_volume.home.encrypted
    error_message = "the home volume has the size of the profile, encrypted"
  }

  assert {
    condition     = aws_ebs_volume.home.availability_zone == "us-east-2a"
    error_message = "the home volume is in the zone of the subnet"
  }

  assert {
    condition     = strcontains(aws_instance.workspace.user_data, aws_ebs_volume.home.id)
    error_message = "the instance finds its home volume by id"
  }

  assert {
    condition     = output.volume_mounts[0].path == "/home/coder" && length(output.volume_mounts) == 2
    error_message = "the volumes are declared"
  }

  assert {
    condition     = output.metadata.provenance.toolchain.name == "datasci-toolchain"
    error_message = "metadata name the toolchain"
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.coder) == 0
    error_message = "Coder on 443 needs no rule of its own"
  }
}

run "stop" {
  override_data {
    target = data.coder_workspace.me
    values = {
      id          = "0d1f3c6e-7d3e-4f0a-9a51-6a1f0c3b9d2e"
      name        = "dev"
      access_url  = "https://coder.example.com"
      access_port = 443
      transition  = "stop"
      start_count = 0
    }
  }

  override_data {
    target = data.coder_workspace_owner.me
    values = {
      id        = "5b0a2f4c-0d53-4f3b-8d5d-1c1f0a7a9b10"
      name      = "alice"
      full_name = "Alice"
      email     = "alice@example.com"
    }
  }

  override_data {
    target = data.coder_parameter.compute_profile
    values = {
      value = "datasci-standard"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "500"
    }
  }

  assert {
    condition     = aws_ec2_instance_state.workspace.state == "stopped"
    error_message = "a stopped workspace is stopped"
  }

  assert {
    condition     = aws_instance.workspace.id == run.start.metadata.instance_id
    error_message = "the instance survives the stop"
  }

  assert {
    condition     = output.volume_mounts[0].id == run.start.volume_mounts[0].id
    error_message = "the home volume survives the stop"
  }
}

run "start_larger" {
  override_data {
    target = data.coder_workspace.me
    values = {
      id          = "0d1f3c6e-7d3e-4f0a-9a51-6a1f0c3b9d2e"
      name        = "dev"
      access_url  = "https://coder.example.com"
      access_port = 443
      transition  = "start"
      start_count = 1
    }
  }

  override_data {
    target = data.coder_workspace_owner.me
    values = {
      id        = "5b0a2f4c-0d53-4f3b-8d5d-1c1f0a7a9b10"
      name      = "alice"
      full_name = "Alice"
      email     = "alice@example.com"
    }
  }

  override_data {
    target = data.coder_parameter.compute_profile
    values = {
      value = "datasci-large-cpu"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "500"
    }
  }

  assert {
    condition     = aws_ec2_instance_state.workspace.state == "running"
    error_message = "it runs again"
  }

  assert {
    condition     = aws_instance.workspace.instance_type == "m6i.4xlarge"
    error_message = "datasci-large-cpu runs on m6i.4xlarge"
  }

  assert {
    condition     = aws_instance.workspace.id == run.start.metadata.instance_id
    error_message = "the instance is resized, not replaced"
  }

  assert {
    condition     = output.volume_mounts[0].id == run.start.volume_mounts[0].id
    error_message = "the home volume survives another profile"
  }
}

run "public_subnet" {
  command = plan

  override_data {
    target = data.aws_subnet.workspace
    values = {
      availability_zone       = "us-east-2a"
      vpc_id                  = "vpc-0123456789abcdef0"
      map_public_ip_on_launch = true
    }
  }

  override_data {
    target = data.coder_parameter.compute_profile
    values = {
      value = "datasci-standard"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "500"
    }
  }

  expect_failures = [aws_instance.workspace]
}
