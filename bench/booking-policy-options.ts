export interface BookingPolicyOptions {
  readonly load: number
  readonly seeds: readonly number[]
  readonly isRealistic: boolean
}

/** @returns the options, or what is wrong with them; seeds as `11..20` or `3,5,8` */
export function readBookingPolicyOptions(args: readonly string[]): BookingPolicyOptions | string {
  const options = new Map<string, string>()
  let isRealistic = false
  for (let at = 0; at < args.length; at++) {
    const [name = '', inline] = (args[at] ?? '').split('=', 2)
    if (name === '--realism' && inline !== undefined) return '--realism is given or left out, without a value'
    if (name === '--realism') isRealistic = true
    else if (name === '--load' || name === '--seeds') options.set(name, inline ?? args[++at] ?? '')
    else return `unknown option ${name}: --load 0.97 --seeds 11..20 [--realism]`
  }
  const load = Number(options.get('--load') ?? '0.97')
  if (!(load > 0 && load <= 3)) return '--load is a number above 0 and at most 3, 0.97 for example'
  const seeds = readSeeds(options.get('--seeds') ?? '11..20')
  return seeds === undefined
    ? '--seeds is a range (11..20) or a list (3,5,8) of whole numbers'
    : { load, seeds, isRealistic }
}

function readSeeds(text: string): readonly number[] | undefined {
  const range = /^(\d+)\.\.(\d+)$/.exec(text)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return from <= to && to - from < 1000 ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : undefined
  }
  return /^\d+(,\d+)*$/.test(text) ? [...new Set(text.split(',').map(Number))] : undefined
}
