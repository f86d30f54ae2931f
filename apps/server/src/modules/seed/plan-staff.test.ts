import { expect, test } from 'vitest'
import { readCountyFiles } from './county-files.ts'
import { planStaff } from './plan-staff.ts'

test('no two professionals of the demo county have the same name: who is chosen by name is who was meant', async () => {
  const { staff } = planStaff(await readCountyFiles('lapland'))
  const names = staff.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
  expect(staff.length).toBeGreaterThan(400)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
