import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useInTurn } from './use-in-turn.ts'

function hold(): ReturnType<typeof useInTurn> {
  let held: ReturnType<typeof useInTurn> | undefined
  const Screen = () => {
    held = useInTurn()
    return null
  }
  renderToString(<Screen />)
  if (!held) throw new Error('Nothing was drawn')
  return held
}

test('what is asked while another is on its way comes after it, once, also when that one fails', async () => {
  const inTurn = hold()
  const done: string[] = []
  let answer: () => void = () => undefined
  const onItsWay = new Promise<void>((resolve) => (answer = resolve))
  inTurn('first', async () => {
    await onItsWay
    done.push('first')
    throw new Error('refused')
  })
  const second = () => Promise.resolve(void done.push('second'))
  inTurn('second', second)
  inTurn('second', second)
  inTurn('third', () => Promise.resolve(void done.push('third')))
  await Promise.resolve()
  expect(done).toEqual([])
  answer()
  await expect.poll(() => done).toEqual(['first', 'second', 'third'])
  // Done is done: asked again it is another deed.
  inTurn('second', second)
  await expect.poll(() => done.at(-1)).toBe('second')
})
