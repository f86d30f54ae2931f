import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** On what, when and how fast a machine something was measured: stands beside every figure. */
export interface MeasuredOn {
  readonly machine: string
  readonly cores: number
  /** Of the last minute, the bench itself among it. */
  readonly load: string
  readonly commit: string
  readonly date: string
  /** CPU milliseconds of `calibrate`: figures of two days are compared only after dividing by it. */
  readonly calibrationCpuMs: number
}

export function measuredOn(): MeasuredOn {
  return {
    machine: cpus()[0]?.model ?? '',
    cores: cpus().length,
    load: readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
    date: new Date().toISOString().slice(0, 10),
    calibrationCpuMs: calibrate(),
  }
}

/**
 * Always the same work: 600,000 SHA-256 of 32 bytes and 300 million turns of an integer loop. The smaller of two tries, so
 * that neither compiling nor a neighbour's burst counts; 1.5 to 2.5 seconds each on the machines seen so far.
 */
function calibrate(): number {
  return Math.min(...[1, 2].map(fixedWorkMs))
}

function fixedWorkMs(): number {
  const before = process.cpuUsage()
  let digest = Buffer.alloc(32)
  for (let n = 0; n < 600_000; n++) digest = createHash('sha256').update(digest).digest()
  let turned = digest[0] ?? 0
  for (let n = 0; n < 300_000_000; n++) turned = (Math.imul(turned, 31) + n) | 0
  const { user, system } = process.cpuUsage(before)
  // The loop's outcome is asked, so that no compiler leaves it out.
  return turned === 0.5 ? 0 : Math.round((user + system) / 1000)
}
