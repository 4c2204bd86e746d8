# Start, stop, and start with another profile, as Coder builds them. Nothing is created: the providers are doubles.

mock_provider "coder" {}

mock_provider "kubernetes" {}

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
      value = "sw-dev-small"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "20"
    }
  }

  assert {
    condition     = length(kubernetes_deployment_v1.workspace) == 1
    error_message = "a started workspace has a pod"
  }

  assert {
    condition     = kubernetes_deployment_v1.workspace[0].spec[0].template[0].spec[0].container[0].resources[0].limits["memory"] == "4Gi"
    error_message = "sw-dev-small has 4Gi"
  }

  assert {
    condition     = kubernetes_persistent_volume_claim_v1.home.spec[0].resources[0].requests["storage"] == "20Gi"
    error_message = "the home volume has the size of the profile"
  }

  assert {
    condition     = output.agent_endpoint == "https://coder.example.com"
    error_message = "the agent is told where Coder is"
  }

  assert {
    condition     = output.metadata.provenance.toolchain.name == "swdev-toolchain"
    error_message = "metadata name the toolchain"
  }

  assert {
    condition     = length(coder_metadata.workspace) == 1
    error_message = "a started workspace is shown"
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
      value = "sw-dev-small"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "20"
    }
  }

  assert {
    condition     = length(kubernetes_deployment_v1.workspace) == 0
    error_message = "a stopped workspace has no pod"
  }

  assert {
    condition     = output.volume_mounts[0].id == run.start.volume_mounts[0].id
    error_message = "the home volume survives the stop"
  }

  assert {
    condition     = kubernetes_network_policy_v1.workspace.metadata[0].name == "coder-0d1f3c6e-7d3e-4f0a-9a51-6a1f0c3b9d2e"
    error_message = "the NetworkPolicy stays"
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
      value = "sw-dev-large"
    }
  }

  override_data {
    target = data.coder_parameter.home_size
    values = {
      value = "20"
    }
  }

  assert {
    condition     = kubernetes_deployment_v1.workspace[0].spec[0].template[0].spec[0].container[0].resources[0].limits["cpu"] == "8"
    error_message = "the new pod has the new profile"
  }

  assert {
    condition     = output.volume_mounts[0].id == run.start.volume_mounts[0].id
    error_message = "the home volume survives another profile"
  }

  assert {
    condition     = kubernetes_persistent_volume_claim_v1.home.spec[0].resources[0].requests["storage"] == "20Gi"
    error_message = "it keeps its size until home_size is raised"
  }
}
