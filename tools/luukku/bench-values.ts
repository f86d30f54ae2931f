import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { NotUnderstood } from './known-failure.ts'

/** @throws NotUnderstood for an option that the bench does not have */
export function readBenchValues<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values
  } catch (error) {
    throw new NotUnderstood((error as Error).message)
  }
}

/**
 * A number of something that a bench does. Of nothing it could only say that nothing went wrong.
 * @throws NotUnderstood for anything but a whole number from `least` to `most`
 */
export function readCount(option: string, text: string, { least = 1, most = 1_000_000 } = {}): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (!(count >= least && count <= most))
    throw new NotUnderstood(`--${option} is a whole number from ${String(least)} to ${String(most)}, not ${text}`)
  return count
}
