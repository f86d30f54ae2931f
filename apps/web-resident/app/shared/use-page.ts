import { problemTexts } from '@luukku/i18n/common/problem'
import { residentTexts } from '@luukku/i18n/resident/texts'
import { createTranslator } from '@luukku/i18n'
import { useActionData, useRouteLoaderData } from 'react-router'
import type { loader } from '../root.tsx'
import type { Refused } from './form.ts'

/** Frame data and texts of the page, for every part on it. */
export function usePage() {
  const frame = useRouteLoaderData<typeof loader>('root')
  if (!frame) throw new Error('a page part outside the page')
  return {
    ...frame,
    t: createTranslator(residentTexts, frame.language, frame.added),
    problem: createTranslator(problemTexts, frame.language),
  }
}

/** What the page's form was refused with, when this page is the answer to it. */
export function useRefused(): Refused | undefined {
  const answer: unknown = useActionData()
  return typeof answer === 'object' && answer !== null && 'typed' in answer ? (answer as Refused) : undefined
}
