import { expect, test } from 'vitest'
import { routes } from '@luukku/contract'

/** Words by which a list is put in order or cut by what a caller says. */
const orderings = /sort|order|asc|desc|filter|near|columns|fields|expand|include|page|offset|skip/i

test('no list is put in order by what its caller says: an order by a masked field would tell it', () => {
  const asked = Object.values(routes).flatMap(({ id, query }) =>
    Object.keys((query as { shape?: object } | undefined)?.shape ?? {}).map((name) => `${id} ${name}`),
  )
  expect(asked).toContain('listDesk cursor')
  expect(asked.filter((one) => orderings.test(one.split(' ')[1] ?? ''))).toEqual([])
})
