import { createHmac } from 'node:crypto'
import { routes, type Draft, type RouteBodyInput } from '@luukku/contract'
import { troubleOf } from './api.ts'
import { leadInLanguage, leadTo, type Sent } from './form.ts'
import type { Page } from './page.ts'

/** The page where a draft goes on. */
export function pathOfStep(draft: Draft, page: Page): string {
  switch (draft.step) {
    case 'tell':
      return '/kerro'
    case 'question':
      return draft.question ? `/kysymys/${placeOfQuestion(draft.question.id, page)}` : '/kysymys'
    case 'reach':
      return '/yhteys'
    case 'understood':
      return '/ymmarsimme'
    case 'permission':
      return '/lupa'
    case 'send':
      return '/laheta'
    case 'stop':
      return '/hata'
  }
}

/**
 * A question's place in the address: so that the browser's own «back» knows the page, yet a stranger who sees the
 * history learns nothing of what was asked. Keyed by the session, so it cannot be looked up in a list of questions.
 */
export function placeOfQuestion(questionId: string, page: Page): string {
  return createHmac('sha256', page.session.formToken).update(questionId).digest('hex').slice(0, 8)
}

/** The draft of this browser, or undefined when there is none or the API is away while a form is answered. */
export async function findDraft(page: Page): Promise<Draft | undefined> {
  if (page.trouble) return undefined
  try {
    return await page.api(routes.readDraft)
  } catch (fault) {
    troubleOf(fault)
    return undefined
  }
}

/** The draft for a page that is nothing without one: leads to the first page when nothing was typed here. */
export async function draftOrFront(page: Page): Promise<Draft | undefined> {
  const draft = await findDraft(page)
  if (!draft && !page.isAnswerToForm && !page.trouble) throw leadTo('/')
  return draft
}

export type DraftPatch = RouteBodyInput<typeof routes.changeDraft>

/** Saves one page of the draft. @throws ApiError */
export function changeDraft(page: Page, sent: Sent, body: DraftPatch): Promise<Draft> {
  return page.api(routes.changeDraft, { body, formToken: sent.formToken })
}

/** A minor who sends alone is asked what guardians may see; it stands on the send page. */
export const asksGuardians = (draft: Draft) => draft.minorAlone && draft.guardians === undefined

/** What was told before this page was sent (`NationalServices`): nothing, where the page had no such words. */
export function toldIn(sent: Sent): { informed?: { version: string } } {
  const version = sent.one('kanta').slice(0, 20)
  return version === '' ? {} : { informed: { version } }
}

/** Who it is about is asked of who is not signed in, and of who tells of another. */
export const asksWho = ({ verified, concerning }: Draft) => !verified || concerning.who !== 'self'

/**
 * Saves the last page and sends the whole, when nothing is left to ask; else leads to what is. The page that sends says
 * so on its button. The send page stays for whoever comes back to a finished draft.
 */
export async function saveAndSend(page: Page, sent: Sent, body: DraftPatch) {
  const draft = await changeDraft(page, sent, body)
  if (draft.step !== 'send' || asksGuardians(draft)) return leadTo(pathOfStep(draft, page))
  await page.api(routes.sendDraft, {
    body: toldIn(sent),
    formToken: sent.formToken,
    idempotencyKey: sent.idempotencyKey,
  })
  return leadTo('/lupaus')
}

/** Saves what stands on the page and goes back, unless what was saved is a danger: the stop comes before every other page. */
export async function saveAndGoBack(
  page: Page,
  sent: Sent,
  body: DraftPatch,
  back: string | ((draft: Draft) => string),
) {
  const draft = await changeDraft(page, sent, body)
  if (draft.step === 'stop') return leadTo(pathOfStep(draft, page))
  return leadTo(typeof back === 'string' ? back : back(draft))
}

/** Saves and leads where the person asked: another language, or on. */
export async function saveAndGo(page: Page, sent: Sent, body: DraftPatch, here: string, onward?: string) {
  const spoken = sent.language === undefined ? {} : { lang: sent.language, ...spokenIn(body, sent) }
  const draft = await changeDraft(page, sent, { ...body, ...spoken })
  if (sent.language) return leadInLanguage(here, sent)
  return leadTo(draft.step === 'stop' ? pathOfStep(draft, page) : (onward ?? pathOfStep(draft, page)))
}

/** An added language is Finnish to the rules; that the person speaks it is told to who calls them. */
const spokenIn = (body: DraftPatch, { language, languageCode }: Sent): Pick<DraftPatch, 'person'> =>
  language === languageCode ? {} : { person: { ...body.person, lang: languageCode } }
