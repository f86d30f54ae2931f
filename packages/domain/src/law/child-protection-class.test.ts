import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'

test('what is child protection in law has the class of child protection in the common catalogue, and nothing else has', () => {
  const { services } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../instances/services.json'), 'utf8'),
  ) as { services: { code: string; classes?: string[] }[] }
  const { openings } = readLaw().serviceAreas
  const inLaw = [...openings]
    .filter(([, opened]) => opened.some(({ matter }) => matter.area === 'child-protection'))
    .map(([code]) => code)
  expect(inLaw.length).toBeGreaterThan(0)
  const byClass = services.filter(({ classes = [] }) => classes.some((one) => /^P3\.8(\.|$)/.test(one)))
  expect(byClass.map(({ code }) => code).sort()).toEqual(inLaw.sort())
})
