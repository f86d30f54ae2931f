import { costOf } from './process-cost.ts'

/** The server's memory at one moment of a run, in MB. */
interface Reading {
  second: number
  /** The server's processes as the kernel counts them, shared pages once. */
  all: number
  /** What lives in the heap of JavaScript, garbage not yet collected included; buffers and code are outside it. */
  heapUsed: number
  heapTotal: number
  external: number
}

const everySeconds = 30

/** Reads the server's memory each half minute, from the kernel and from its own metrics, until it is stopped. */
export function watchMemory(server: { url: string; pid: number }): { stop: () => Promise<Reading[]> } {
  const begun = performance.now()
  const readings: Reading[] = []
  const read = async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    const megabytes = (name: string) =>
      Math.round(Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1] ?? 0) / 1_048_576)
    readings.push({
      second: Math.round((performance.now() - begun) / 1000),
      all: costOf(server.pid).memoryMb,
      heapUsed: megabytes('nodejs_heap_size_used_bytes'),
      heapTotal: megabytes('nodejs_heap_size_total_bytes'),
      external: megabytes('nodejs_external_memory_bytes'),
    })
  }
  const timer = setInterval(() => void read().catch(() => undefined), everySeconds * 1000)
  const first = read()
  return {
    stop: async () => {
      clearInterval(timer)
      await first
      await read()
      return readings
    },
  }
}
