import { randomInt } from 'node:crypto'

// No letter or digit that sounds or looks like another when it is read aloud in Finnish, Swedish or English.
const letters = 'AEHJKLMPRTUXY'
const digits = '2346789'
const pick = (from: string, count: number) => Array.from({ length: count }, () => from[randomInt(from.length)]).join('')

/** A short speakable name of a contact, `KAT-4739-RE`: tells nothing about anybody. */
export const newReference = () => `${pick(letters, 3)}-${pick(digits, 4)}-${pick(letters, 2)}`
