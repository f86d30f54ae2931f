const shape = /^(\d+) ?([a-zåäö]?) ?§?(.*)/

/**
 * Order of the sections of an act, as the act has them: 38 § before 38 a §, 51 § before 51 a §, 9 § before 26 §.
 *
 * @returns negative, zero or positive, as `Array.sort` wants it
 */
export function compareSections(a: string, b: string): number {
  const [, numberA = '', letterA = '', restA = a] = shape.exec(a) ?? []
  const [, numberB = '', letterB = '', restB = b] = shape.exec(b) ?? []
  return Number(numberA) - Number(numberB) || letterA.localeCompare(letterB, 'fi') || restA.localeCompare(restB, 'fi')
}
