import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** On what and when something was measured: stands beside every figure. */
export function measuredOn(): { machine: string; cores: number; load: string; commit: string; date: string } {
  return {
    machine: cpus()[0]?.model ?? '',
    cores: cpus().length,
    load: readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
    date: new Date().toISOString().slice(0, 10),
  }
}
