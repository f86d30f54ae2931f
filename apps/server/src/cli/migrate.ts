import { readConfig } from '../platform/config.ts'
import { migrate } from '../platform/migrations.ts'
import { sayWhenWrong, WronglyAsked } from './wrongly-asked.ts'

/** Before the database is opened. @returns 2 when the arguments are not understood, else nothing */
export function before(args: string[]): Promise<number | undefined> {
  return sayWhenWrong('migrate', () => {
    if (args.length > 0)
      throw new WronglyAsked(`"${args.join(' ')}" is not known\nusage: ./luukku migrate [--data DIR]`)
    return Promise.resolve(undefined)
  })
}

/**
 * `migrate`: brings the database to this build's structure and names each file it applied on standard error. Once more changes
 * nothing. Exit code 0 when the structure stands, 2 for a configuration that is none.
 *
 * @throws Error of `migrate` when a file was changed after it was applied, or its tables stay held
 */
export function run(): Promise<number> {
  return sayWhenWrong('migrate', async () => {
    let told = 0
    await migrate(readConfig(process.env).database.ownerUrl, (text) => {
      told += 1
      process.stderr.write(`migrate: ${text}\n`)
    })
    process.stderr.write(
      `migrate: ${told === 0 ? 'the structure was the newest already' : 'the structure is the newest'}\n`,
    )
    return 0
  })
}
