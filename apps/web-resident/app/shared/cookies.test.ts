import { expect, test } from 'vitest'
import { createCookieJar } from './cookies.ts'
import { decideLanguage } from './page.ts'

test('a session born while the page is made goes along with the next call, and to the browser', () => {
  const jar = createCookieJar('a=1; b=2')
  expect(jar.header()).toBeUndefined()
  jar.keep(['b=3; Path=/; HttpOnly', 'c=x=y; Path=/'])
  expect(jar.header()).toBe('a=1; b=3; c=x=y')
  expect(jar.lines()).toEqual(['b=3; Path=/; HttpOnly', 'c=x=y; Path=/'])
})
test('a cookie taken away is not sent any more', () => {
  const jar = createCookieJar('a=1; b=2')
  jar.keep('a=; Max-Age=0; Path=/')
  expect(jar.header()).toBe('b=2')
})
test('the language: chosen by hand, then the session, then the browser, then Finnish', () => {
  const session = { kind: 'anonymous', roles: [], formToken: '', hasDraft: false, lang: 'sv' } as const
  const plain = { ...session, lang: undefined }
  expect(decideLanguage('luukku_kieli=se', { ...session, roles: [] }, 'en')).toBe('se')
  expect(decideLanguage('luukku_kieli=xx', { ...session, roles: [] }, 'en')).toBe('sv')
  expect(decideLanguage('', { ...plain, roles: [] }, 'de-DE,en;q=0.8')).toBe('en')
  expect(decideLanguage('', undefined, 'de')).toBe('fi')
})
