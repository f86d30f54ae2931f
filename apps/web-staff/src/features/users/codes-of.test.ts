import { routes } from '@luukku/contract'
import { expect, test } from 'vitest'
import { codesOf } from './codes-of.ts'

test('languages in capitals are taken as the server takes them, each once', () => {
  const languages = codesOf('languages', 'FI, sv,Fi, ')
  expect(languages).toEqual(['fi', 'sv'])
  expect(routes.changeUser.body?.shape.languages.safeParse(languages).success).toBe(true)
})
test('professions stay as they are typed', () => {
  expect(codesOf('professions', 'Nurse, nurse')).toEqual(['Nurse', 'nurse'])
})
