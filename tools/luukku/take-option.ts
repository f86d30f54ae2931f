import { KnownFailure } from './known-failure.ts'

/**
 * Takes `--name VALUE` or `--name=VALUE` out of the arguments and leaves the rest as they are, for a command that gives
 * them on to another.
 *
 * @throws KnownFailure  when the option stands last, without a value
 */
export function takeOption(args: string[], name: string): { value: string | undefined; rest: string[] } {
  const rest: string[] = []
  let value: string | undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (arg === name) {
      index += 1
      value = args[index]
      if (value === undefined || value.startsWith('--')) throw new KnownFailure(`${name} needs a value.`)
    } else if (arg.startsWith(`${name}=`)) {
      value = arg.slice(name.length + 1)
    } else {
      rest.push(arg)
    }
  }
  return { value, rest }
}
