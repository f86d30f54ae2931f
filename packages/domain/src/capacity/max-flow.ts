/** A network with whole capacities; nodes are numbered from 0. */
export interface Network {
  readonly nodes: number
  readonly from: number[]
  readonly to: number[]
  readonly capacity: number[]
}

export const createNetwork = (nodes: number): Network => ({ nodes, from: [], to: [], capacity: [] })

export function addEdge(network: Network, from: number, to: number, capacity: number): void {
  network.from.push(from)
  network.to.push(to)
  network.capacity.push(capacity)
}

/**
 * A largest flow from source to sink, exactly. Dinic's algorithm (1970).
 *
 * @returns its size, and what goes over each edge, in the order in which the edges were added
 */
export function maxFlow(network: Network, source: number, sink: number): { flow: number; over: readonly number[] } {
  const { nodes } = network
  const edges = network.from.length
  // Edge 2e goes forward and 2e + 1 back; edges of a node form a chain.
  const target = new Int32Array(2 * edges)
  const left = new Int32Array(2 * edges)
  const next = new Int32Array(2 * edges)
  const first = new Int32Array(nodes).fill(-1)
  for (let e = 0; e < edges; e++) {
    const from = network.from[e] as number
    const to = network.to[e] as number
    target[2 * e] = to
    left[2 * e] = network.capacity[e] as number
    next[2 * e] = first[from] as number
    first[from] = 2 * e
    target[2 * e + 1] = from
    next[2 * e + 1] = first[to] as number
    first[to] = 2 * e + 1
  }
  const level = new Int32Array(nodes)
  const at = new Int32Array(nodes)
  const queue = new Int32Array(nodes)

  const reaches = (): boolean => {
    level.fill(-1)
    level[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head] as number
      for (let e = first[node] as number; e >= 0; e = next[e] as number) {
        const to = target[e] as number
        if ((left[e] as number) === 0 || (level[to] as number) >= 0) continue
        level[to] = (level[node] as number) + 1
        queue[tail++] = to
      }
    }
    return (level[sink] as number) >= 0
  }
  // Paths are short here (source, need, time, sink and detours), so recursion is safe.
  const push = (node: number, most: number): number => {
    if (node === sink) return most
    let sent = 0
    for (; (at[node] as number) >= 0; at[node] = next[at[node] as number] as number) {
      const e = at[node] as number
      const to = target[e] as number
      const room = left[e] as number
      if (room === 0 || (level[to] as number) !== (level[node] as number) + 1) continue
      const got = push(to, Math.min(most - sent, room))
      if (got === 0) continue
      left[e] = room - got
      left[e ^ 1] = (left[e ^ 1] as number) + got
      sent += got
      if (sent === most) return sent
    }
    return sent
  }
  let flow = 0
  while (reaches()) {
    at.set(first)
    flow += push(source, 0x7fffffff)
  }
  return { flow, over: Array.from({ length: edges }, (_, e) => left[2 * e + 1] as number) }
}
