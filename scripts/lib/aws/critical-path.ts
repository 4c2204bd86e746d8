/** The chain of dependent pieces of work that took longest: no parallelism makes the whole faster. */
export function criticalPath(
  work: readonly { readonly name: string; readonly after: readonly string[]; readonly seconds: number }[],
): { readonly names: readonly string[]; readonly seconds: number } {
  const longest = new Map<string, { names: string[]; seconds: number }>();
  for (const { name, after, seconds } of work) {
    let best: { names: string[]; seconds: number } = { names: [], seconds: 0 };
    for (const earlier of after) {
      const path = longest.get(earlier);
      if (path !== undefined && path.seconds > best.seconds) best = path;
    }
    longest.set(name, { names: [...best.names, name], seconds: best.seconds + seconds });
  }
  return [...longest.values()].reduce((a, b) => (b.seconds > a.seconds ? b : a), { names: [], seconds: 0 });
}
