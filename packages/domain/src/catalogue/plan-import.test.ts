import { describe, expect, test } from 'vitest'
import { planImport } from './plan-import.ts'
import { readRegisterFile } from './read-register-file.ts'

const service = (id: string, name: string, more: object = {}) => ({
  id,
  serviceNames: [{ language: 'fi', value: name, type: 'Name' }],
  ...more,
})
const read = (...items: object[]) =>
  readRegisterFile(items, new Set()).items.map(({ entry, source }) => ({ entry, sourceDigest: JSON.stringify(source) }))
const kept = (...items: object[]) => read(...items).map((one) => ({ ...one, ended: false }))
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('planning an import', () => {
  test('the same file again changes nothing', () => {
    const file = [service('a', 'Neuvola'), service('b', 'Hammashoitola')]
    expect(planImport(kept(...file), read(...file), true)).toEqual({
      added: [],
      changed: [],
      missing: [],
      ended: [],
      same: 2,
    })
  })
  test('new and changed entries are named, with the fields that changed', () => {
    const plan = planImport(
      kept(service('a', 'Neuvola')),
      read(service('a', 'Neuvola ja perhekeskus', { keywords: [{ value: 'vauva' }] }), service('b', 'Hammashoitola')),
      false,
    )
    expect(ids(plan.added)).toEqual(['b'])
    expect(plan.changed).toMatchObject([{ id: 'a', fields: ['name', 'keywords'] }])
  })
  test('a change in what is not read is a change all the same', () => {
    const plan = planImport(kept(service('a', 'Neuvola')), read(service('a', 'Neuvola', { sourceId: 'x' })), false)
    expect(plan.changed).toMatchObject([{ id: 'a', fields: ['source'] }])
  })
  test('what is not in the file ends only when the file is the whole register', () => {
    const before = kept(service('a', 'Neuvola'), service('b', 'Hammashoitola'))
    const part = planImport(before, read(service('a', 'Neuvola')), false)
    expect([ids(part.missing), ids(part.ended)]).toEqual([['b'], []])
    expect(ids(planImport(before, read(service('a', 'Neuvola')), true).ended)).toEqual(['b'])
  })
  test('a whole list of services ends no channel', () => {
    const [one] = kept(service('c', 'Puhelin'))
    if (one === undefined) throw new Error('nothing was read')
    const channel = { ...one, entry: { ...one.entry, kind: 'channel' as const } }
    const plan = planImport([channel, ...kept(service('b', 'Hammashoitola'))], read(service('a', 'Neuvola')), true)
    expect([ids(plan.missing), ids(plan.ended)]).toEqual([['c', 'b'], ['b']])
  })
  test('an entry that had ended and is there again returns, and one that has ended is not missed', () => {
    const ended = kept(service('a', 'Neuvola')).map((one) => ({ ...one, ended: true }))
    expect(planImport(ended, read(service('a', 'Neuvola')), true).changed).toMatchObject([
      { id: 'a', fields: ['returned'] },
    ])
    expect(planImport(ended, [], true).missing).toEqual([])
  })
  test('the order of keys is no change', () => {
    const [one] = kept(service('a', 'Neuvola'))
    if (one === undefined) throw new Error('nothing was read')
    const turned = {
      ...one,
      entry: Object.fromEntries(Object.entries(one.entry).reverse()) as unknown as typeof one.entry,
    }
    expect(planImport([turned], read(service('a', 'Neuvola')), true).same).toBe(1)
  })
})
