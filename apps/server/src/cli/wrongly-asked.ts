import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CountyFilesError } from '../modules/seed/index.ts'
import { ConfigError } from '../platform/config.ts'

/** A command was asked for in a way that is not understood. The message is all that a person needs. */
export class WronglyAsked extends Error {
  override name = 'WronglyAsked'
}

/** `parseArgs` whose refusals are said with the usage instead of a stack. @throws WronglyAsked */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new WronglyAsked(`${(error as Error).message}\nusage: ./luukku ${usage}`)
  }
}

/** Carries out the command; what was asked or set up wrongly is said in one message, with 2. */
export async function sayWhenWrong<T>(command: string, work: () => Promise<T>): Promise<T | 2> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WronglyAsked || error instanceof CountyFilesError || error instanceof ConfigError))
      throw error
    process.stderr.write(`${command}: ${error.message}\n`)
    return 2
  }
}
