import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makeCleanup } from './cleanup.ts'

describe('stopping what was started', () => {
  it('goes backwards, one after the other, and once', async () => {
    const order: string[] = []
    const cleanup = makeCleanup()
    cleanup.add(() => void order.push('database'))
    cleanup.add(async () => {
      await wait(10)
      order.push('server')
    })
    await Promise.all([cleanup.run(), cleanup.run()])
    await cleanup.run()
    expect(order).toEqual(['server', 'database'])
  })

  it('goes on when a step fails', async () => {
    let isStopped = false
    const cleanup = makeCleanup()
    cleanup.add(() => void (isStopped = true))
    cleanup.add(() => Promise.reject(new Error('broken on purpose')))
    await cleanup.run()
    expect(isStopped).toBe(true)
  })

  it('also stops what comes up while it is stopping', async () => {
    let isStopped = false
    const cleanup = makeCleanup()
    expect(cleanup.isStopping()).toBe(false)
    await cleanup.run()
    expect(cleanup.isStopping()).toBe(true)
    cleanup.add(() => void (isStopped = true))
    await cleanup.run()
    expect(isStopped).toBe(true)
  })
})
