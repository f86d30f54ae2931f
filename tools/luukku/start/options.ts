import { parseArgs } from 'node:util'
import { NotUnderstood } from '../known-failure.ts'

/** What `./luukku start` was asked for. `port` undefined: the first free one from 7600. */
export type StartOptions = { port: number | undefined; data: string | undefined; fresh: boolean }

/** @throws NotUnderstood  for an option that `start` does not have, or a port that is none */
export function parseStartOptions(args: string[]): StartOptions {
  const { port, data, fresh } = parse(args)
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    throw new NotUnderstood(`--port ${port} is not a port: give a number from 1 to 65535.`)
  const number = port === undefined ? undefined : Number(port)
  if (number !== undefined && (number < 1 || number > 65_535))
    throw new NotUnderstood(`--port ${port} is not a port: give a number from 1 to 65535.`)
  if (data === '') throw new NotUnderstood('--data needs a folder.')
  return { port: number, data, fresh: fresh ?? false }
}

function parse(args: string[]): { port?: string; data?: string; fresh?: boolean } {
  try {
    return parseArgs({
      args,
      options: { port: { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' } },
      allowPositionals: false,
    }).values
  } catch (error) {
    throw new NotUnderstood(`${(error as Error).message}\nUsage: ./luukku start [--port N] [--data DIR] [--fresh]`)
  }
}
