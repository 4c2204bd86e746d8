/** What the parts of the module need to know of their cluster. */
export interface ClusterRef {
  /** Cluster name: prefix of every derived name, at most `longestClusterName` characters. */
  readonly clusterName: string;
  /** AWS region of the cluster. */
  readonly region: string;
}
