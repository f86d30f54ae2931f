import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packPage } from './pack-page.ts'

const page = Buffer.from('<p>Yksi luukku, oli asia mikä tahansa.</p>'.repeat(100))
const pack = (headers: Record<string, string>, method = 'GET', body = page) =>
  packPage({ method, headers: { 'accept-encoding': 'gzip, br', ...headers } }, body)

describe('a drawn page', () => {
  test.each([{}, { cookie: 'luukku_kieli=se' }, { cookie: '' }])(
    'is compressed to who brings nothing: %j',
    async (headers) => {
      const { encoding, body } = await pack(headers as Record<string, string>)
      expect(encoding).toBe('br')
      expect(brotliDecompressSync(body)).toEqual(page)
      expect(body.length).toBeLessThan(page.length / 10)
    },
  )
  test('is compressed as the browser takes it', async () => {
    const { encoding, body } = await pack({ 'accept-encoding': 'gzip' })
    expect(encoding).toBe('gzip')
    expect(gunzipSync(body)).toEqual(page)
    expect(await pack({ 'accept-encoding': '' })).toEqual({ encoding: 'identity', body: page })
  })
  test.each([
    'luukku_session=s',
    '__Host-luukku_visit=v; luukku_kieli=fi',
    'luukku_kieli=fi; luukku_draft=d',
    'other=1',
  ])('goes as it is where something that is not to be guessed may stand on it: %s', async (cookie) => {
    expect(await pack({ cookie })).toEqual({ encoding: 'identity', body: page })
  })
  test('that answers a form goes as it is: it shows what was typed', async () => {
    expect((await pack({}, 'POST')).encoding).toBe('identity')
  })
  test('of a few words goes as it is', async () => {
    expect((await pack({}, 'GET', Buffer.from('short'))).encoding).toBe('identity')
  })
})
