import { ApiError } from '@luukku/contract'
import { isLanguage, type Language } from '@luukku/i18n'
import { data, redirect } from 'react-router'
import { troubleOf, type Trouble } from './api.ts'
import type { Page } from './page.ts'
import { languageCookie } from './page.ts'

/** The id of the one form of a page: the language menu and the way back send it, so that nothing typed is lost. */
export const pageFormId = 'sivu'

/** Names of the fields every form carries. */
export const hiddenFields = { formToken: 'form', key: 'key', language: 'kieli', way: 'siirry' } as const

/** What a person typed and chose: every value of every field, as it came. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What a page is told when its form could not be taken as it was. */
export interface Refused {
  readonly typed: Typed
  readonly trouble?: Trouble
  /** Nothing was refused: the form comes again in another language. */
  readonly isAgain?: boolean
  /** Field name → key of the text that says what to do. */
  readonly fieldProblems: Readonly<Record<string, string>>
}

export interface Sent {
  readonly typed: Typed
  readonly one: (name: string) => string
  readonly all: (name: string) => readonly string[]
  readonly formToken: string
  readonly idempotencyKey: string
  /** Asked by a button other than the main one: back, sign in. */
  readonly way: string
  /** Asked by the language menu: what data and rules are told. An added language counts as Finnish there. */
  readonly language: Language | undefined
  /** The code that the menu sent, also of a language added as a file. */
  readonly languageCode: string
}

export async function readForm(request: Request): Promise<Sent> {
  const fields = await request.formData()
  const typed: Record<string, string[]> = {}
  for (const [name, value] of fields) if (typeof value === 'string') (typed[name] ??= []).push(value)
  const one = (name: string) => typed[name]?.at(-1) ?? ''
  const language = one(hiddenFields.language)
  return {
    typed,
    one,
    all: (name) => typed[name] ?? [],
    formToken: one(hiddenFields.formToken),
    idempotencyKey: one(hiddenFields.key),
    way: one(hiddenFields.way),
    language: isLanguage(language) ? language : /^[a-z]{2,3}$/.test(language) ? 'fi' : undefined,
    languageCode: language,
  }
}

/** The page again with what was typed, and marks on the fields to look at. */
export function refuse(sent: Sent, fieldProblems: Readonly<Record<string, string>>) {
  return data<Refused>({ typed: sent.typed, fieldProblems }, { status: 422 })
}

/** The same page with what was typed, in the language that was asked for. */
export function again(sent: Sent) {
  return data<Refused>({ typed: sent.typed, isAgain: true, fieldProblems: {} })
}

/**
 * Runs what a form asks for. When the API refuses or is away, the page comes again with everything typed.
 * @param work returns a redirect, or what `refuse` made
 */
export async function submit<Result>(page: Page, sent: Sent, work: () => Promise<Result>) {
  if (page.trouble)
    return data<Refused>({ typed: sent.typed, trouble: page.trouble, fieldProblems: {} }, { status: 503 })
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Response) throw fault
    const trouble = troubleOf(fault)
    return data<Refused>({ typed: sent.typed, trouble, fieldProblems: {} }, { status: trouble.status })
  }
}

/** Runs `work`; when a rule of the API refuses it for this reason, the page comes again with marks on the fields. */
export async function refusedBy<Result>(
  sent: Sent,
  reason: string,
  fieldProblems: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
) {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof ApiError && fault.problem?.reason === reason) return refuse(sent, fieldProblems)
    throw fault
  }
}

/** Leads on with 303: the browser asks the next page with GET, and a reload does not send the form again. */
export function leadTo(path: string): Response {
  return redirect(path, 303)
}

/** The same page in another language; the choice is remembered for a year. */
export function leadInLanguage(path: string, { languageCode }: Pick<Sent, 'languageCode'>): Response {
  return redirect(path, { status: 303, headers: { 'set-cookie': languageCookieLine(languageCode) } })
}

export function languageCookieLine(language: string): string {
  return `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`
}
