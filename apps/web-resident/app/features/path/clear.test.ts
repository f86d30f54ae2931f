import { ApiError, type County, type Session } from '@luukku/contract'
import { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import { pageContext } from '../../shared/page.ts'
import type { Trouble } from '../../shared/api.ts'
import { action } from './clear.tsx'

const keys = 'luukku_kieli=fi; __Host-luukku_session=s; __Host-luukku_draft=d'
const problem = (status: number, code: string) =>
  new ApiError(status, { type: 'about:blank', title: '', status, code } as never)

/** What the button does when the API answers so, call by call. */
async function clear(o: { answers: (ApiError | undefined)[]; cookie?: string; trouble?: Trouble }) {
  const answers = [...o.answers]
  const asked: unknown[] = []
  const context = new RouterContextProvider()
  const session: Session = { kind: 'anonymous', roles: [], formToken: 'now', hasDraft: true }
  context.set(pageContext, {
    api: ((_route: unknown, call: { formToken: string }) => {
      asked.push(call.formToken)
      const next = answers.shift()
      return next ? Promise.reject(next) : Promise.resolve({ cleared: true })
    }) as never,
    language: 'fi',
    added: undefined,
    addedLanguages: [],
    session,
    county: {} as County,
    isAnswerToForm: true,
    trouble: o.trouble,
    nonce: '',
    report: () => undefined,
  })
  const form = new FormData()
  form.set('form', 'old')
  const request = new Request('http://x/tyhjenna', {
    method: 'POST',
    body: form,
    headers: { cookie: o.cookie ?? keys },
  })
  const answer = (await action({ request, context, params: {} } as never)) as Response
  return { to: answer.headers.get('location'), cookies: answer.headers.getSetCookie(), asked }
}
const expired = [
  '__Host-luukku_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  '__Host-luukku_draft=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
]
const away: Trouble = { code: 'temporarily-unavailable', status: 503, fields: [] }

test('both keys leave the browser also when the database is away, and the language stays', async () => {
  expect(await clear({ answers: [], trouble: away })).toEqual({
    to: '/yhteystiedot?jai=2',
    cookies: expired,
    asked: [],
  })
  expect((await clear({ answers: [problem(503, 'temporarily-unavailable')] })).cookies).toEqual(expired)
  expect((await clear({ answers: [] })).cookies).toEqual(expired)
})

test('who holds no session is told of thirty minutes, who may be signed in of the longer time', async () => {
  expect((await clear({ answers: [], trouble: away, cookie: 'luukku_draft=d' })).to).toBe('/yhteystiedot?jai=1')
  expect((await clear({ answers: [], trouble: away })).to).toBe('/yhteystiedot?jai=2')
  expect((await clear({ answers: [] })).to).toBe('/yhteystiedot')
})

test('an old form is tried once more with the token of now; a second try that fails is no success', async () => {
  const forbidden = problem(403, 'forbidden-origin')
  const again = await clear({ answers: [forbidden] })
  expect([again.to, again.asked]).toEqual(['/yhteystiedot', ['old', 'now']])
  expect((await clear({ answers: [forbidden, problem(503, 'temporarily-unavailable')] })).to).toBe(
    '/yhteystiedot?jai=2',
  )
  expect((await clear({ answers: [forbidden, forbidden] })).to).toBe('/yhteystiedot?jai=2')
})
