import { describe, expect, it } from 'vitest'
import { onFreePort } from './on-free-port.ts'
import { PortTaken } from './server-process.ts'

/** Ports that look free; `gone` are taken between looking and listening. */
function machine(...gone: number[]) {
  const tried: number[] = []
  const choose = async (asked: number | undefined) =>
    asked ?? [7600, 7601, 7602].find((port) => !tried.includes(port)) ?? 0
  const start = async (port: number) => {
    tried.push(port)
    if (gone.includes(port)) throw new PortTaken('taken')
    return port
  }
  return { tried, choose, start }
}

describe('a port taken between looking and listening', () => {
  it('is left to the other, and the next free one is used', async () => {
    const { choose, start, tried } = machine(7600, 7601)
    expect(await onFreePort(undefined, start, choose)).toBe(7602)
    expect(tried).toEqual([7600, 7601, 7602])
  })
  it('is a failure when it is the one that was asked for', async () => {
    const { choose, start, tried } = machine(7600)
    await expect(onFreePort(7600, start, choose)).rejects.toThrow(PortTaken)
    expect(tried).toEqual([7600])
  })
  it('ends after five, and any other failure at once', async () => {
    let count = 0
    const always = (error: Error) => () => {
      count += 1
      return Promise.reject(error)
    }
    await expect(onFreePort(undefined, always(new PortTaken('x')), async () => 7600)).rejects.toThrow(PortTaken)
    expect(count).toBe(5)
    await expect(onFreePort(undefined, always(new Error('other')), async () => 7600)).rejects.toThrow('other')
    expect(count).toBe(6)
  })
})
