import { readdirSync, readFileSync } from 'node:fs'

/** What a program and everything it started have used so far. */
export interface ProcessCost {
  cpuMs: number
  /** Proportional set size: memory shared between the processes of one program counts once. */
  memoryMb: number
  /** Largest resident size that any one of its processes has had. */
  peakMb: number
}

/** The kernel counts processor time in ticks of this length, also where its own timer is finer (`getconf CLK_TCK`). */
const tickMs = 10

interface Stat {
  pid: number
  parent: number
  ownTicks: number
  /** Of children that have ended and were waited for. */
  endedTicks: number
}

/**
 * Cost of a process and its descendants, read from `/proc`. Children that ended are counted by the parent that waited for
 * them, so a backend that came and went between two readings is not lost.
 */
export function costOf(root: number): ProcessCost {
  const family = familyOf(root)
  const ticks = family.reduce((sum, { ownTicks, endedTicks }) => sum + ownTicks + endedTicks, 0)
  return {
    cpuMs: ticks * tickMs,
    memoryMb: Math.round(family.reduce((sum, { pid }) => sum + kilobytesOf(pid, 'smaps_rollup', 'Pss'), 0) / 1024),
    peakMb: Math.round(Math.max(0, ...family.map(({ pid }) => kilobytesOf(pid, 'status', 'VmHWM'))) / 1024),
  }
}

function familyOf(root: number): Stat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(name) ?? []) : []))
  const family = all.filter(({ pid }) => pid === root)
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid))
  return family
}

function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, so counting begins after the last one.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = (at: number) => Number(fields[at])
    return { pid: Number(pid), parent: ticks(1), ownTicks: ticks(11) + ticks(12), endedTicks: ticks(13) + ticks(14) }
  } catch {
    return undefined
  }
}

function kilobytesOf(pid: number, file: string, name: string): number {
  try {
    const line = readFileSync(`/proc/${String(pid)}/${file}`, 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`${name}:`))
    return Number(/\d+/.exec(line ?? '')?.[0] ?? 0)
  } catch {
    return 0
  }
}
