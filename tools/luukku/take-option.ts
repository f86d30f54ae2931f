import { NotUnderstood } from './known-failure.ts'

/**
 * Takes `--name VALUE` or `--name=VALUE` out of the arguments and leaves the rest as they are, for a command that gives
 * them on to another.
 *
 * @throws NotUnderstood  when it has no value
 */
export function takeOption(args: string[], name: string): { value: string | undefined; rest: string[] } {
  const rest: string[] = []
  let value: string | undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (arg === name) {
      index += 1
      value = args[index]
    } else if (arg.startsWith(`${name}=`)) {
      value = arg.slice(name.length + 1)
    } else {
      rest.push(arg)
      continue
    }
    if (!value || value.startsWith('--')) throw new NotUnderstood(`${name} needs a value.`)
  }
  return { value, rest }
}
