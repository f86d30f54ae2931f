import { nextQuestions, questionOfAnswer, type Question } from '@luukku/domain/guidance'
import { getModels } from '../guidance/index.ts'
import { toGuidanceInput, type Told } from './understand.ts'

/**
 * The questions of one page: those that belong together are ticked on one, the first of them leads. Any other is alone on
 * its page.
 */
export function pageOf(first: Question, open: readonly Question[]): readonly Question[] {
  if (first.among === undefined) return [first]
  const { page } = first.among
  return [first, ...open.filter((one) => one.answerKey !== first.answerKey && one.among?.page === page)]
}

/** A page already answered, asked again: with its own answers away, its questions are among the next ones. */
export function pageAgain(
  key: string,
  asked: readonly string[],
  told: Told,
  at: Date,
): readonly Question[] | undefined {
  const shared = sharedPageOf(key)
  const own = shared === undefined ? [key] : [key, ...asked.filter((one) => sharedPageOf(one) === shared)]
  const answers = Object.fromEntries(Object.entries(told.answers).filter(([name]) => !own.includes(name)))
  const next = nextQuestions(getModels(), toGuidanceInput({ ...told, answers }, at))
  const first = next.find((question) => own.includes(question.answerKey) || question.id === key)
  return first && pageOf(first, next)
}

/** How many pages these answers took. @param asked keys in the order they were answered */
export function pagesOf(asked: readonly string[]): number {
  return asked.filter((key, index) => index === 0 || !isSamePage(key, asked[index - 1])).length
}

/** The first key of the page that was answered last. */
export function lastPage(asked: readonly string[]): string | undefined {
  let at = asked.length - 1
  while (at > 0 && isSamePage(asked[at], asked[at - 1])) at--
  return asked[at]
}

/** How many pages are still to come. */
export const pagesToCome = (open: readonly Question[]): number => new Set(open.map(pageName)).size

/** The questions of so many first pages. */
export function firstPages(open: readonly Question[], pages: number): readonly Question[] {
  const names = [...new Set(open.map(pageName))].slice(0, Math.max(0, pages))
  return open.filter((question) => names.includes(pageName(question)))
}

const pageName = ({ among, answerKey }: Question): string => among?.page ?? answerKey

function isSamePage(one: string | undefined, other: string | undefined): boolean {
  const page = one === undefined ? undefined : sharedPageOf(one)
  return page !== undefined && other !== undefined && sharedPageOf(other) === page
}

// The wording does not matter here: any moment will do.
const sharedPageOf = (key: string) => questionOfAnswer(getModels(), key, '2000-01-01T00:00')?.among?.page
