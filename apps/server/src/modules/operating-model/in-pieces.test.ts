import { expect, test } from 'vitest'
import { inPieces } from './in-pieces.ts'

const talking = () => {
  let words = 0
  return { count: () => words, rows: () => Promise.resolve(((words += 1), [])) }
}
const slow = (one: number) => {
  const until = performance.now() + 1
  while (performance.now() < until);
  return one * 2
}
const all = Array.from({ length: 100 }, (_, n) => n)

test('a long piece of work speaks to the database meanwhile, which would end a silent transaction', async () => {
  const tx = talking()
  expect(await inPieces(tx, all, slow, 15)).toEqual(all.map((n) => n * 2))
  expect(tx.count()).toBeGreaterThanOrEqual(3)
})
test('a short one says nothing', async () => {
  const tx = talking()
  await inPieces(tx, all, (one) => one)
  expect(tx.count()).toBe(0)
})
