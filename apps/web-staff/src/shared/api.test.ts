import { routes } from '@luukku/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from './api.ts'

vi.mock('./new-build.ts', () => ({ noteBuild: () => undefined }))
afterEach(() => vi.restoreAllMocks())

test('a trial of a model is waited for by minutes, anything else by seconds', async () => {
  const waits: number[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    waits.push(ms)
    return new AbortController().signal
  })
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'))
  const asked = { params: { id: '0199a000-0000-7000-8000-000000000001' }, body: undefined, formToken: 'x' }
  await callApi(routes.tryModel, asked).catch(() => undefined)
  await callApi(routes.tryModelOnContacts, asked).catch(() => undefined)
  await callApi(routes.listModels).catch(() => undefined)
  expect(waits).toEqual([300_000, 300_000, 20_000])
})
